"""Where nothing can be put on record, nothing sensitive leaves, and help is still shown."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.routes import Everyone, Staff, declared_for
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import prepare_contact, raise_flag
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.triage.tests.requests_here import request_of
from tests.own_database import own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, SignedIn, staff

HEARD = "Zanzibar lantern outside the window"


class World:
    """One child who is not safe, and somebody who may see everything."""

    def __init__(self) -> None:
        here = Partnership.objects.create(slug="here", name="Here")
        self.reader = staff(
            here, "Bea Nettleship", Role.ADMINISTRATOR, Role.PRACTITIONER, Role.MANAGER, Role.SAFEGUARDING_LEAD
        )
        self.request = request_of(here)
        raise_flag(
            partnership=here, area=self.request.area, about=self.request, facts=["in_danger_now"], source="staff",
            heard=HEARD, by=self.reader, at=MONDAY,
        )  # fmt: skip
        self.flag = RedFlag.objects.get()
        person = self.request.person
        assert person is not None
        self.canaries = {HEARD, person.preferred_name, self.request.code, self.request.code.replace("-", " ")}
        contact = prepare_contact(
            about=self.request, partnership=here, area=self.request.area, concern=HEARD, by=self.reader, at=MONDAY,
            immediate_danger=True,
        )  # fmt: skip
        self.keys: dict[str, UUID] = {
            "referral_id": self.request.pk, "request_id": self.request.pk, "flag_id": self.flag.pk,
            "account_id": self.reader.pk, "other_id": self.request.pk, "task_id": Task.objects.all()[0].pk,
            "contact_id": contact.pk,
        }  # fmt: skip

    def tells(self, answer: Any) -> bool:
        """Whether anything about the child is in an answer: its body, its headers, where it leads."""
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        everything = body.decode("utf-8", "replace") + str(answer.headers)
        return any(word in everything for word in self.canaries)


def named(resolver: URLResolver | None = None) -> Iterator[tuple[str, URLPattern]]:
    """Every route that has a name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern)
        elif pattern.name:
            yield pattern.name, pattern


def addresses(world: World, kind: type) -> list[str]:
    """The address of every route of a kind whose keys this world has."""
    found = []
    for name, pattern in named():
        wanted = pattern.pattern.converters
        if not isinstance(declared_for(pattern.callback), kind) or not set(wanted) <= set(world.keys):
            continue
        try:
            found.append(reverse(name, kwargs={key: world.keys[key] for key in wanted}))
        except NoReverseMatch:
            continue
    return found


@pytest.fixture
def world(own_database: object, settings: Any) -> World:  # noqa: F811
    settings.CLOCK = MONDAY.isoformat()
    return World()


@pytest.fixture
def nothing_goes_on_record(world: World) -> Callable[[], None]:
    """Takes the right to add to the audit away from the application."""

    def take() -> None:
        where = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]) | {"dbname": connection.settings_dict["NAME"]}
        role = sql.Identifier(str(conninfo_to_dict(os.environ["DATABASE_URL"])["user"]))
        with psycopg.connect(**where, autocommit=True) as owner:
            owner.execute(sql.SQL("revoke all on audit_event from {}").format(role))

    return take


def browser_of(account: Account | None) -> Client:
    browser = Client(raise_request_exception=False)
    return SignedIn(browser)(account, second=True) if account is not None else browser


def test_no_staff_page_tells_anything_about_a_child_while_nothing_can_be_put_on_record(
    world: World, nothing_goes_on_record: Callable[[], None]
) -> None:
    browser, pages = browser_of(world.reader), addresses(world, Staff)
    telling = [page for page in pages if world.tells(browser.get(page))]
    assert len(telling) >= 4, telling

    nothing_goes_on_record()
    answers = {page: browser.get(page) for page in pages}

    assert [page for page, answer in answers.items() if world.tells(answer)] == []
    assert {answers[page].status_code for page in telling} <= {500, 503}


def test_public_pages_are_still_served_while_nothing_can_be_put_on_record(
    world: World, nothing_goes_on_record: Callable[[], None]
) -> None:
    pages, browser = addresses(world, Everyone), browser_of(None)
    served = [page for page in pages if browser.get(page).status_code == 200]
    assert {"/", "/help/", "/find/"} <= set(served)

    nothing_goes_on_record()

    assert [page for page in served if browser_of(None).get(page).status_code != 200] == []


def test_an_act_is_not_done_while_it_cannot_be_put_on_record(
    world: World, nothing_goes_on_record: Callable[[], None]
) -> None:
    browser = browser_of(world.reader)
    nothing_goes_on_record()

    answer = browser.post(
        reverse("request-soon", kwargs={"referral_id": world.request.pk}), {"priority": "soon", "reason": "Worse"}
    )

    assert answer.status_code in (500, 503)
    assert Referral.objects.get().priority == world.request.priority
    with pytest.raises(Exception, match="permission denied"):
        prepare_contact(
            partnership=world.request.partnership, area=world.request.area, about=world.request, concern="Worse",
            by=world.reader, at=MONDAY, immediate_danger=True,
        )  # fmt: skip
    assert BodyContact.objects.count() == 1


def test_a_refusal_that_cannot_be_put_on_record_tells_nothing_either(
    world: World, nothing_goes_on_record: Callable[[], None]
) -> None:
    stranger = staff(Partnership.objects.create(slug="there", name="There"), "Ferdy Latch", Role.ADMINISTRATOR)
    browser = browser_of(stranger)
    nothing_goes_on_record()

    answer = browser.get(reverse("request", kwargs={"referral_id": world.request.pk}))

    assert answer.status_code in (404, 500, 503)
    assert not world.tells(answer)
