from django import forms


class SignIn(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    password = forms.CharField(label="Password", strip=False, max_length=256, widget=forms.PasswordInput)
