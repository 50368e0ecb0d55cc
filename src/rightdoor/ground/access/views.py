from django.contrib.auth import login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actions import account_with
from rightdoor.ground.access.forms import SignIn
from rightdoor.ground.access.presenters import rows_of_the_table
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to


@open_to(PUBLIC)
def sign_in(request: Request) -> HttpResponse:
    """Staff sign in here; the public never needs to."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = account_with(**form.cleaned_data, at=request.at)
        if account is not None:
            login(request, account, backend="django.contrib.auth.backends.ModelBackend")
            return redirect(safe_next(request))
        form.add_error(None, "That e-mail address and password do not go together. Nothing else was changed.")
    return render(request, "access/sign_in.html", {"form": form})


def safe_next(request: Request) -> str:
    """Where they wanted to go, if that is on this site."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/work/"


@open_to(PUBLIC)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session here and empty this browser's cache of it."""
    logout(request)
    response = redirect("sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@open_to(PUBLIC)
def who_may_what(request: Request) -> HttpResponse:
    """The table of who may do what, for anyone to read: it is about roles, never about people."""
    return render(request, "access/who_may_what.html", {"rows": rows_of_the_table()})
