import re

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import LazySettings
from django.contrib.auth.hashers import identify_hasher
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import words_outside
from rightdoor.ground.messages.models import Message
from rightdoor.ground.signin import codes
from rightdoor.ground.signin.engine import SecondFactors
from rightdoor.ground.signin.tests.steps_here import give_app, shown
from tests.people_here import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_steps")]
RIGHT = {"email": "bea.nettleship@example.org", "password": "garden gate 42"}


def test_a_right_password_is_only_half_of_signing_in(client: Client, administrator: Account) -> None:
    give_app(administrator)

    answer = client.post("/sign-in/", RIGHT)

    assert answer["Location"] == "/sign-in/second/"
    assert client.get("/work/").status_code == 302
    assert acts(about=administrator.pk) == []


def test_the_code_of_the_app_lets_them_in(client: Client, administrator: Account) -> None:
    secret = give_app(administrator)
    client.post("/sign-in/?next=/work/tasks/", RIGHT)

    answer = client.post("/sign-in/second/", {"step_code": shown(secret)})

    assert answer["Location"] == "/work/tasks/"
    assert client.get("/work/").status_code == 200
    assert acts(about=administrator.pk) == ["signin.second_step", "access.sign_in"]


def test_a_code_that_was_used_is_refused_though_it_is_still_shown(client: Client, administrator: Account) -> None:
    code = shown(give_app(administrator))
    for browser in (client, Client()):
        browser.post("/sign-in/", RIGHT)
        last = browser.post("/sign-in/second/", {"step_code": code})

    assert last.status_code == 200
    assert "does not fit" in last.content.decode()


def test_a_code_older_than_one_that_was_used_is_refused(administrator: Account) -> None:
    secret = give_app(administrator)

    assert codes.app_code_fits(administrator, shown(secret, half_minutes=1), at=administrator.last_login)
    assert not codes.app_code_fits(administrator, shown(secret), at=administrator.last_login)


@pytest.mark.parametrize("half_minutes", [-3, 3])
def test_a_code_of_another_time_is_refused(administrator: Account, half_minutes: int) -> None:
    secret = give_app(administrator)

    assert not codes.app_code_fits(administrator, shown(secret, half_minutes=half_minutes), at=None)


def test_a_kept_code_lets_them_in_once_and_is_used_up(client: Client, administrator: Account) -> None:
    give_app(administrator)
    code = codes.new_kept_codes(administrator, at=MONDAY)[3]
    client.post("/sign-in/", RIGHT)
    assert client.post("/sign-in/second/", {"step_code": code}).status_code == 302

    other = Client()
    other.post("/sign-in/", RIGHT)

    assert other.post("/sign-in/second/", {"step_code": code}).status_code == 200
    assert codes.codes_left(administrator) == 9


def test_the_second_step_cannot_be_taken_without_the_first(client: Client, administrator: Account) -> None:
    assert client.get("/sign-in/second/")["Location"] == "/sign-in/"


def test_the_second_step_cannot_be_guessed_on_and_on(client: Client, administrator: Account) -> None:
    give_app(administrator)
    client.post("/sign-in/", RIGHT)
    for _ in range(3):
        client.post("/sign-in/second/", {"step_code": "000000"})

    page = client.post("/sign-in/second/", {"step_code": "000000"}).content.decode()

    assert "Wait" in page
    assert Event.objects.filter(about_id=administrator.pk, reason="too many tries").exists()


def test_an_account_that_was_switched_off_between_the_steps_is_not_let_in(
    client: Client, administrator: Account
) -> None:
    secret = give_app(administrator)
    client.post("/sign-in/", RIGHT)
    Account.objects.update(is_active=False)

    assert client.post("/sign-in/second/", {"step_code": shown(secret)})["Location"] == "/sign-in/"


def test_without_a_second_step_no_working_page_opens_until_one_is_set_up(
    client: Client, administrator: Account
) -> None:
    client.post("/sign-in/", RIGHT)
    assert client.get("/work/")["Location"].startswith("/sign-in/")
    assert client.get("/sign-in/")["Location"] == "/account/second/"

    page = client.get("/account/second/app/")
    answer = client.post("/account/second/app/", {"code": shown(client.session["new_app_secret"])})

    assert page.status_code == 200
    assert "Keep these codes" in answer.content.decode()
    assert client.get("/work/").status_code == 200
    assert acts(about=administrator.pk) == ["access.sign_in", "signin.factor_added", "signin.codes_made"]


def test_its_owner_is_told_of_a_new_second_step_whatever_their_role(
    client: Client, system_administrator: Account
) -> None:
    client.post("/sign-in/", {"email": system_administrator.email, "password": RIGHT["password"]})
    client.get("/account/second/app/")

    client.post("/account/second/app/", {"code": shown(client.session["new_app_secret"])})

    message = Message.objects.get()
    assert message.plan.account == system_administrator
    assert words_outside(message.plan, message).startswith("Something was changed in how you sign in")


def test_codes_to_keep_are_shown_once(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", RIGHT)
    client.get("/account/second/app/")
    made = client.post("/account/second/app/", {"code": shown(client.session["new_app_secret"])}).content.decode()
    shown_once = re.findall(r"<code>(\d{5} \d{5})</code>", made)

    account = client.get("/account/").content.decode()

    assert len(shown_once) == codes.codes_left(administrator) == 10
    assert codes.kept_code_fits(administrator, shown_once[0], at=MONDAY)
    assert not any(code.replace(" ", "") in account.replace(" ", "") for code in shown_once)


def test_a_wrong_code_adds_no_app(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", RIGHT)
    client.get("/account/second/app/")

    client.post("/account/second/app/", {"code": "12345"})

    assert not Authenticator.objects.exists()


def test_the_last_second_step_cannot_be_taken_away_where_everybody_needs_one(
    client: Client, administrator: Account
) -> None:
    secret = give_app(administrator)
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/second/", {"step_code": shown(secret)})

    answer = client.post(f"/account/second/{Authenticator.objects.get().pk}/remove/", follow=True)

    assert "Add another one first" in answer.content.decode()
    assert Authenticator.objects.exists()


def test_nobody_takes_away_somebody_elses_second_step(client: Client, administrator: Account, lead: Account) -> None:
    secret = give_app(administrator)
    give_app(lead)
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/second/", {"step_code": shown(secret)})

    client.post(f"/account/second/{Authenticator.objects.get(user=lead).pk}/remove/")

    assert Authenticator.objects.filter(user=lead).exists()


def test_what_the_database_holds_of_an_app_signs_nobody_in(administrator: Account) -> None:
    secret = give_app(administrator)
    made = codes.new_kept_codes(administrator, at=MONDAY)

    kept = str(list(Authenticator.objects.values("data")))

    assert secret not in kept
    assert not any(code in kept for code in made)
    row = Authenticator.objects.get(type=codes.Kind.RECOVERY_CODES)
    assert len({identify_hasher(one).algorithm for one in row.data[codes.HASHES]}) == 1


def test_an_account_switched_off_is_out_at_the_next_request(client: Client, administrator: Account) -> None:
    secret = give_app(administrator)
    client.post("/sign-in/", RIGHT)
    client.post("/sign-in/second/", {"step_code": shown(secret)})
    assert client.get("/work/").status_code == 200

    Account.objects.update(is_active=False)

    assert client.get("/work/")["Location"].startswith("/sign-in/")


def test_a_kept_secret_opens_after_the_key_was_changed(settings: LazySettings) -> None:
    settings.SEAL_WORDS = ["the old words"]
    sealed = SecondFactors().encrypt("the secret of an app")
    settings.SEAL_WORDS = ["the new words", "the old words"]
    assert SecondFactors().decrypt(sealed) == "the secret of an app"
    assert "secret" not in sealed

    settings.SEAL_WORDS = ["the new words"]
    with pytest.raises(InvalidToken):
        SecondFactors().decrypt(sealed)
