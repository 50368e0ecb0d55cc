from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin import codes
from rightdoor.ground.signin.models import Invitation
from rightdoor.ground.signin.tests.steps_here import give_app, shown
from rightdoor.ground.signin.tests.test_sessions import MORNING, at
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
NEW = {"name": "Wren Applegarth", "email": "wren@example.org", "role": "practitioner", "area": ""}


@pytest.fixture
def browser(signed_in: SignedIn, system_administrator: Account) -> Client:
    """A system administrator who signed in some time ago."""
    return signed_in(system_administrator)


def test_what_is_delicate_asks_for_a_second_step_first(browser: Client, system_administrator: Account) -> None:
    give_app(system_administrator)

    page = browser.post("/accounts/invite/", NEW).content.decode()

    assert "Show that it is you" in page
    assert not Invitation.objects.exists()


def test_what_was_typed_goes_on_after_the_second_step(browser: Client, system_administrator: Account) -> None:
    secret = give_app(system_administrator)
    page = browser.post("/accounts/invite/", {**NEW, "name": 'Wren "<b>" & Co'}).content.decode()
    assert "Wren &#34;&lt;b&gt;&#34; &amp; Co" in page

    answer = browser.post("/accounts/invite/", {**NEW, "step_asked": "yes", "step_code": shown(secret)})

    assert answer["Location"] == "/accounts/"
    assert Invitation.objects.get().email == "wren@example.org"
    assert "signin.stepped_up" in acts(about=system_administrator.pk)


def test_a_page_that_was_only_opened_is_opened_after_the_second_step(
    browser: Client, system_administrator: Account
) -> None:
    secret = give_app(system_administrator)
    assert "Show that it is you" in browser.get("/accounts/invite/").content.decode()

    answer = browser.post("/accounts/invite/", {"step_asked": "yes", "step_back": "yes", "step_code": shown(secret)})

    assert answer["Location"] == "/accounts/invite/"
    assert "Invite somebody" in browser.get("/accounts/invite/").content.decode()


def test_a_wrong_code_keeps_what_was_typed_and_does_nothing(browser: Client, system_administrator: Account) -> None:
    give_app(system_administrator)

    page = browser.post("/accounts/invite/", {**NEW, "step_asked": "yes", "step_code": "000000"}).content.decode()

    assert "Wren Applegarth" in page
    assert "does not fit" in page
    assert not Invitation.objects.exists()


def test_a_kept_code_counts_once(browser: Client, system_administrator: Account) -> None:
    give_app(system_administrator)
    code = codes.new_kept_codes(system_administrator, at=MONDAY)[0]
    asked = {**NEW, "step_asked": "yes", "step_code": code}

    assert browser.post("/accounts/invite/", asked).status_code == 302
    session = browser.session
    del session["stepped_up_at"]
    session.save()

    assert browser.post("/accounts/invite/", asked).status_code == 200


def test_a_second_step_counts_for_five_minutes(
    signed_in: SignedIn, system_administrator: Account, settings: LazySettings
) -> None:
    at(settings, MORNING)
    browser = signed_in(system_administrator, second=True)
    give_app(system_administrator)

    at(settings, MORNING + timedelta(minutes=5))
    assert "Show that it is you" not in browser.get("/accounts/invite/").content.decode()

    at(settings, MORNING + timedelta(minutes=5, seconds=1))
    assert "Show that it is you" in browser.get("/accounts/invite/").content.decode()


def test_a_second_step_gives_the_session_another_key(browser: Client, system_administrator: Account) -> None:
    secret = give_app(system_administrator)
    before = browser.session.session_key

    browser.post("/accounts/invite/", {**NEW, "step_asked": "yes", "step_code": shown(secret)})

    assert browser.session.session_key != before


def test_without_a_second_step_there_is_a_way_to_set_one_up(browser: Client) -> None:
    page = browser.get("/accounts/invite/").content.decode()

    assert "/account/second/" in page
    assert 'name="step_code"' not in page


def test_a_desk_left_open_is_not_given_a_second_step(
    signed_in: SignedIn, administrator: Account, settings: LazySettings
) -> None:
    at(settings, MORNING)
    browser = signed_in(administrator)
    assert "Codes from an app" in browser.get("/account/second/app/").content.decode()

    at(settings, MORNING + timedelta(minutes=11))

    assert "Sign in once more" in browser.get("/account/second/app/").content.decode()


def test_a_second_step_is_not_added_beside_another_without_showing_that(
    browser: Client, system_administrator: Account
) -> None:
    give_app(system_administrator)

    assert "Show that it is you" in browser.get("/account/second/app/").content.decode()
