"""A child who asks again: that they asked before is seen in short, and nothing of what was said then."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.audit.looking import Way, who_looked
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.earlier import earlier_requests
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
AGAIN = MONDAY + timedelta(days=300)
BORN = {"born_on": date(2012, 4, 1)}


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = AGAIN.isoformat()


@pytest.fixture
def before(partnership: Partnership, practitioner: Account) -> Referral:
    """Answered long ago, with a service that works here."""
    one = waiting(partnership, "Wren Applegarth", about=BORN, story="Canary of long ago")
    decide(
        referral_id=one.pk, version=one.version, outcome="recommended", formulation="Canary formulation",
        letter="Canary letter", services={"kent.tss": "Canary because"}, by=practitioner, at=MONDAY,
    )  # fmt: skip
    one.refresh_from_db()
    if one.closed_at is None:  # the rules hold it until an agreement is there: here it was
        Episode.objects.create(
            partnership=partnership,
            area="kent",
            person=one.person,
            referral=one,
            service="kent.tss",
            opened_at=MONDAY,
            counts_from=MONDAY,
        )
        one.closed_at = MONDAY
        one.save()
    return one


@pytest.fixture
def again(partnership: Partnership, before: Referral) -> Referral:
    """The same name and day of birth, in a request that is open."""
    return waiting(partnership, "Wren Applegarth", at=AGAIN, about=BORN)


def page_of(one: Referral, account: Account, signed_in: SignedIn) -> str:
    return signed_in(account).get(reverse("request", args=[one.pk])).content.decode()


def test_when_they_asked_what_was_decided_and_which_help_was_opened_and_nothing_more(
    before: Referral, again: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    page = page_of(again, administrator, signed_in)

    assert "Asked before" in page
    assert "9 March 2026" in page
    assert "Decided, 9 March 2026" in page
    assert "Canary" not in page
    assert reverse("request", args=[before.pk]) not in page
    assert [look.way for look in who_looked("referrals.referral", before.pk, AGAIN)][:1] == [Way.LISTED]


def test_what_can_still_be_read_is_a_link(
    before: Referral, again: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    before.closed_at = AGAIN - timedelta(days=5)
    before.save()

    assert reverse("request", args=[before.pk]) in page_of(again, administrator, signed_in)


def test_once_the_new_request_is_answered_the_old_one_is_no_longer_told(
    before: Referral, again: Referral, administrator: Account
) -> None:
    again.stage, again.closed_at = "decided", AGAIN
    again.save()

    assert earlier_requests(again, administrator, AGAIN) == []


@pytest.mark.parametrize("about", [{"born_on": date(2012, 4, 2)}, {"born_on": None, "age_said": 14}])
def test_another_day_of_birth_or_none_is_another_child(
    before: Referral, partnership: Partnership, administrator: Account, about: dict[str, Any]
) -> None:
    assert earlier_requests(waiting(partnership, "Wren Applegarth", at=AGAIN, about=about), administrator, AGAIN) == []


def test_a_first_name_alone_is_not_enough(partnership: Partnership, administrator: Account) -> None:
    waiting(partnership, "Wren", about=BORN, stage="decided", closed_at=MONDAY)

    assert earlier_requests(waiting(partnership, "Wren", at=AGAIN, about=BORN), administrator, AGAIN) == []


def test_a_request_for_a_group_is_about_nobody_who_asked_before(
    partnership: Partnership, administrator: Account
) -> None:
    group = waiting(partnership, at=AGAIN)
    group.person = None

    assert earlier_requests(group, administrator, AGAIN) == []


def test_the_same_person_is_known_without_a_day_of_birth(partnership: Partnership, administrator: Account) -> None:
    first = waiting(partnership, "Bo", stage="withdrawn", closed_at=MONDAY)
    second = waiting(partnership, at=AGAIN, person=first.person)

    assert [one.key for one in earlier_requests(second, administrator, AGAIN)] == [first.pk]


def test_it_is_not_told_elsewhere_nor_to_whom_it_is_barred(
    before: Referral, again: Referral, partnership: Partnership
) -> None:
    kin = staff(partnership, "Ash Applegarth", Role.ADMINISTRATOR)
    Relation.objects.create(
        partnership=partnership, account=kin, kind=Tie.BLOCK, about_kind="people.person", about_id=before.person_id,
        starts_at=MONDAY, source="tests",
    )  # fmt: skip
    moved = waiting(partnership, "Wren Applegarth", at=AGAIN, about=BORN, area="medway")
    elsewhere = staff(partnership, "Only Medway", Role.ADMINISTRATOR, area="medway")

    assert earlier_requests(again, kin, AGAIN) == []
    assert [one.key for one in earlier_requests(moved, elsewhere, AGAIN + timedelta(days=1))] == []


def test_a_hidden_service_is_not_told(
    before: Referral, again: Referral, administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert earlier_requests(again, administrator, AGAIN)[0].services == ("kent.tss",)

    monkeypatch.setattr(Episode, "existence_hidden", True, raising=False)

    assert earlier_requests(again, administrator, AGAIN)[0].services == ()
