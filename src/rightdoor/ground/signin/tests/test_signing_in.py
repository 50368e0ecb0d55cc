import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connection
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin.actions.proving import hash_of_nobody
from rightdoor.ground.signin.models import SignIn

pytestmark = pytest.mark.django_db
RIGHT = {"email": "bea.nettleship@example.org", "password": "garden gate 42"}
WRONG = {**RIGHT, "password": "garden gate 43"}
UNKNOWN = {**RIGHT, "email": "lea.nettleship@example.org"}  # as long as a known one


def test_staff_sign_in_and_it_is_on_record(client: Client, administrator: Account) -> None:
    answer = client.post("/sign-in/", RIGHT)

    assert answer.status_code == 302
    assert answer["Location"] == "/work/"
    assert acts(about=administrator.pk) == ["access.sign_in"]


def test_the_address_may_be_typed_in_capitals(client: Client, administrator: Account) -> None:
    assert client.post("/sign-in/", {**RIGHT, "email": RIGHT["email"].upper()}).status_code == 302


def test_a_wrong_password_an_unknown_address_and_a_switched_off_account_get_the_same_answer(
    client: Client, administrator: Account, manager: Account
) -> None:
    Account.objects.filter(pk=manager.pk).update(is_active=False)
    off = {"email": "osric.penhallow@example.org", "password": "garden gate 42"}
    answers = [Client().post("/sign-in/", typed) for typed in (WRONG, UNKNOWN, off)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all("do not go together" in answer.content.decode() for answer in answers)
    lengths = [
        len(answer.content) - len(typed["email"]) for answer, typed in zip(answers, (WRONG, UNKNOWN, off), strict=True)
    ]
    assert len(set(lengths)) == 1


def test_an_account_without_a_password_looks_like_none(client: Client, administrator: Account) -> None:
    Account.objects.update(password=make_password(None))

    assert "do not go together" in client.post("/sign-in/", RIGHT).content.decode()


def test_an_unknown_address_is_as_much_work_as_a_wrong_password(
    real_passwords: None, administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    administrator.set_password("garden gate 42")
    administrator.save()
    hash_of_nobody()  # made once in the life of a process
    verify, compared = Argon2PasswordHasher.verify, []
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *words: (compared.append("once"), verify(*words))[1])
    asked = []
    for number, typed in enumerate((WRONG, UNKNOWN), start=1):
        with CaptureQueriesContext(connection) as queries:
            Client().post("/sign-in/", typed)
        asked.append([query["sql"].split(" ")[0] for query in queries.captured_queries])
        assert compared == ["once"] * number

    assert asked[0] == asked[1]


def test_everybody_lands_where_their_work_begins(system_administrator: Account, lead: Account) -> None:
    homes = [
        Client().post("/sign-in/", {"email": account.email, "password": RIGHT["password"]})["Location"]
        for account in (system_administrator, lead)
    ]

    assert homes == ["/accounts/", "/work/"]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client: Client, administrator: Account, elsewhere: str) -> None:
    assert client.post(f"/sign-in/?next={elsewhere}", RIGHT)["Location"] == "/work/"


def test_signing_in_gives_the_session_another_key(client: Client, administrator: Account) -> None:
    session = client.session
    session["anything"] = "set before"
    session.save()
    before = session.session_key

    client.post("/sign-in/", RIGHT)

    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_empties_the_browsers_cache(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", RIGHT)

    answer = client.post("/sign-out/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session
    assert SignIn.objects.get().why_ended == "signed_out"
    assert acts(about=administrator.pk) == ["access.sign_in", "access.sign_out"]


@pytest.mark.parametrize("page", ["account/login.html", "mfa/authenticate.html", "socialaccount/signup.html"])
def test_no_page_of_the_library_can_be_made(page: str) -> None:
    with pytest.raises(TemplateDoesNotExist):
        get_template(page)


def test_signing_out_is_not_a_link_that_another_page_could_follow(client: Client) -> None:
    assert client.get("/sign-out/").status_code == 405
