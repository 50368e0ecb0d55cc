from django.urls import path, register_converter
from django.urls.converters import StringConverter

from rightdoor.ground.signin.views import by_link, own, people, second, signing_in


class OnOrOff(StringConverter):
    """The two ways to turn a switch."""

    regex = "on|off"


register_converter(OnOrOff, "on_or_off")

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/second/", signing_in.sign_in_second, name="sign-in-second"),
    path("sign-in/passkey/", signing_in.sign_in_by_passkey, name="sign-in-passkey"),
    path("sign-in/passkey/question/", signing_in.passkey_question, name="passkey-question"),
    path("sign-in/county/", signing_in.sign_in_by_county, name="sign-in-county"),
    path("sign-in/county/back/", signing_in.back_from_county, name="sign-in-county-back"),
    path("sign-in/forgotten/", by_link.forgotten, name="sign-in-forgotten"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("link/<str:word>/", by_link.link, name="link"),
    path("account/", own.account, name="account"),
    path("account/end/<uuid:sign_in_id>/", own.end_one, name="account-end"),
    path("account/end-others/", own.end_all_others, name="account-end-others"),
    path("account/password/", own.password, name="account-password"),
    path("account/second/", second.second, name="account-second"),
    path("account/second/app/", second.app, name="account-app"),
    path("account/second/passkey/", second.passkey, name="account-passkey"),
    path("account/second/passkey/question/", second.passkey_question, name="account-passkey-question"),
    path("account/second/codes/", second.new_codes, name="account-codes"),
    path("account/second/<int:factor_id>/remove/", second.remove, name="account-remove"),
    path("accounts/", people.accounts, name="accounts"),
    path("accounts/invite/", people.invite_one, name="accounts-invite"),
    path("accounts/invitations/<uuid:invitation_id>/withdraw/", people.withdraw, name="accounts-withdraw"),
    path("accounts/<uuid:account_id>/<on_or_off:on>/", people.switch, name="accounts-switch"),
    path("accounts/<uuid:account_id>/second/clear/", people.clear, name="accounts-clear"),
]
