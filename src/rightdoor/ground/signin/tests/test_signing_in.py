import pytest
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import acts

pytestmark = pytest.mark.django_db
RIGHT = {"email": "bea.nettleship@example.org", "password": "garden gate 42"}


def test_staff_sign_in_and_it_is_on_record(client: Client, administrator: Account) -> None:
    answer = client.post("/sign-in/", RIGHT)

    assert answer.status_code == 302
    assert answer["Location"] == "/work/"
    assert acts(about=administrator.pk) == ["access.sign_in"]


def test_the_address_may_be_typed_in_capitals(client: Client, administrator: Account) -> None:
    assert client.post("/sign-in/", {**RIGHT, "email": RIGHT["email"].upper()}).status_code == 302


@pytest.mark.parametrize("wrong", [{"password": "not this one"}, {"email": "nobody@example.org"}])
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    client: Client, administrator: Account, wrong: dict[str, str]
) -> None:
    answer = client.post("/sign-in/", {**RIGHT, **wrong})

    assert answer.status_code == 200
    assert "do not go together" in answer.content.decode()


def test_an_account_that_was_switched_off_cannot_sign_in(client: Client, administrator: Account) -> None:
    Account.objects.update(is_active=False)

    assert client.post("/sign-in/", RIGHT).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client: Client, administrator: Account, elsewhere: str) -> None:
    assert client.post(f"/sign-in/?next={elsewhere}", RIGHT)["Location"] == "/work/"


def test_signing_out_ends_the_session_and_empties_the_browsers_cache(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", RIGHT)

    answer = client.post("/sign-out/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_signing_out_is_not_a_link_that_another_page_could_follow(client: Client) -> None:
    assert client.get("/sign-out/").status_code == 405
