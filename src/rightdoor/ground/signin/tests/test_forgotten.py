from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.signin.actions.passwords import use_password_link
from rightdoor.ground.signin.actions.telling import forget_old, tell_links
from rightdoor.ground.signin.links import link_of
from rightdoor.ground.signin.models import PasswordLink, SignIn
from rightdoor.ground.signin.tests.steps_here import give_app
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "bea.nettleship@example.org", "lea.nettleship@example.org"
GOOD = "seven wet umbrellas sing"
JOB = System("sign_in")


@pytest.fixture(autouse=True)
def monday(settings: LazySettings) -> None:
    settings.CLOCK, settings.SITE = MONDAY.isoformat(), "https://door.example"


def asked(email: str = KNOWN) -> PasswordLink:
    """The link that somebody got who asked for it."""
    Client().post("/sign-in/forgotten/", {"email": email})
    tell_links(by=JOB, at=MONDAY)
    return PasswordLink.objects.latest("asked_at")


def test_the_answer_is_the_same_for_every_address(administrator: Account) -> None:
    known, unknown = (Client().post("/sign-in/forgotten/", {"email": email}) for email in (KNOWN, UNKNOWN))

    assert known.status_code == unknown.status_code == 200
    assert len(known.content) == len(unknown.content)
    assert "If that address has an account here" in unknown.content.decode()


def test_the_answer_takes_the_same_questions_to_the_database(administrator: Account) -> None:
    asked_of_it = []
    for email in ("first@example.org", KNOWN, UNKNOWN):
        with CaptureQueriesContext(connection) as queries:
            Client().post("/sign-in/forgotten/", {"email": email})
        asked_of_it.append([query["sql"].split(" ")[0] for query in queries.captured_queries])

    assert asked_of_it[1] == asked_of_it[2]
    assert PasswordLink.objects.filter(account=None).count() == 3  # nobody has looked yet whose address it is


def test_only_an_account_is_written_to(administrator: Account) -> None:
    asked(UNKNOWN)
    assert not Message.objects.exists()

    asked(KNOWN)

    assert Message.objects.get().plan.account == administrator


def test_a_new_password_ends_every_sign_in_and_works_once(administrator: Account) -> None:
    lost = Client()
    lost.post("/sign-in/", {"email": KNOWN, "password": "garden gate 42"})
    link = link_of(asked().pk)

    answer = Client().post(f"/link/{link}/", {"password": GOOD})

    administrator.refresh_from_db()
    assert answer["Location"] == "/work/"
    assert administrator.check_password(GOOD)
    assert lost.get("/work/").status_code == 302
    assert Client().post(f"/link/{link}/", {"password": GOOD}).status_code == 404
    assert "signin.password_changed" in acts(about=administrator.pk)


def test_a_new_password_does_not_replace_the_second_step(two_steps: None, administrator: Account) -> None:
    give_app(administrator)

    answer = Client().post(f"/link/{link_of(asked().pk)}/", {"password": GOOD})

    assert answer["Location"] == "/sign-in/second/"
    assert not SignIn.objects.exists()


def test_a_link_is_over_after_an_hour(administrator: Account) -> None:
    link = link_of(asked().pk)

    assert use_password_link(link=link, password=GOOD, by=VISITOR, at=MONDAY + timedelta(minutes=61)) is None


def test_using_one_link_ends_the_others(administrator: Account) -> None:
    first, second = asked(), asked()
    use_password_link(link=link_of(second.pk), password=GOOD, by=VISITOR, at=MONDAY)

    assert use_password_link(link=link_of(first.pk), password="other one", by=VISITOR, at=MONDAY) is None


def test_asking_again_and_again_waits_for_every_address_alike(administrator: Account) -> None:
    answers = {
        email: [Client().post("/sign-in/forgotten/", {"email": email}) for _ in range(4)] for email in (KNOWN, UNKNOWN)
    }

    assert [answer.status_code for answer in answers[KNOWN]] == [answer.status_code for answer in answers[UNKNOWN]]
    assert answers[KNOWN][-1].status_code == 429


def test_the_link_is_not_in_the_database(administrator: Account) -> None:
    link = asked()

    assert link_of(link.pk) not in str(list(PasswordLink.objects.values())) + str(list(Message.objects.values()))


def test_an_account_that_is_switched_off_gets_no_new_password(administrator: Account) -> None:
    link = link_of(asked().pk)
    Account.objects.update(is_active=False)

    assert Client().post(f"/link/{link}/", {"password": GOOD}).status_code == 404


def test_links_are_forgotten_after_a_month(administrator: Account) -> None:
    asked(UNKNOWN)

    forget_old(by=JOB, at=MONDAY + timedelta(days=32))

    assert not PasswordLink.objects.exists()
