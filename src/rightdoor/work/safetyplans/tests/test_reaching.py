"""Who reads a plan, at which hour, and that everybody who looked is on record."""

from datetime import timedelta

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Conflict, Role
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.audit.looking import who_looked
from rightdoor.ground.tasks.models import Shift
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.policy import SEE, WRITE
from rightdoor.work.safetyplans.tests.plans_here import planned
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=400)


def everything_closed(child: Person) -> None:
    """All that was to do about the child was done long ago."""
    Referral.objects.filter(person=child).update(closed_at=MONDAY, stage="decided")
    Episode.objects.filter(person=child).update(stage="ended", ended_at=MONDAY, reason="needs_met")
    Relation.objects.update(ends_at=MONDAY + timedelta(days=28))


def may(account: Account, act: str, child: Person) -> bool:
    return rule_on(account, act, child, at=LATER).allowed


def test_a_plan_is_within_reach_of_leads_and_duty_long_after_everything_is_closed(
    child: Person, worker: Account, partnership: Partnership, administrator: Account, lead: Account
) -> None:
    planned(child, worker)
    everything_closed(child)
    elsewhere = staff(partnership, "Ferdy Latch", Role.SAFEGUARDING_LEAD, area="medway")
    for held in (administrator, lead, elsewhere):
        held.roles.update(ends_on=None)

    assert [may(one, SEE, child) for one in (lead, administrator, elsewhere, worker)] == [True, False, False, False]
    Shift.objects.create(
        partnership=partnership, area="kent", account=administrator, kind=Shift.Kind.DUTY,
        starts_at=LATER - timedelta(hours=1), ends_at=LATER + timedelta(hours=1),
    )  # fmt: skip
    assert [may(administrator, act, child) for act in (SEE, WRITE)] == [True, True]


def test_where_no_plan_stands_a_lead_learns_nothing_of_a_child_whose_requests_are_closed(
    child: Person, lead: Account
) -> None:
    everything_closed(child)
    lead.roles.update(ends_on=None)

    assert not may(lead, SEE, child)


def test_whoever_gives_the_help_reads_and_writes_it_while_it_goes_on(child: Person, worker: Account) -> None:
    assert rule_on(worker, WRITE, child, at=MONDAY).allowed
    Episode.objects.filter(person=child).update(stage="ended", ended_at=MONDAY, reason="needs_met")

    assert not rule_on(worker, WRITE, child, at=MONDAY).allowed
    assert rule_on(worker, SEE, child, at=MONDAY).allowed  # for as long as they still finish what they write


def test_a_worker_of_another_child_finds_nothing(
    child: Person, worker: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    plan = planned(child, worker)
    other = signed_in(staff(partnership, "Ferdy Latch", Role.WORKER, area="kent"))

    for name, keys in (("plan", [child.pk]), ("plan-write", [child.pk]), ("plan-version", [child.pk, plan.pk])):
        assert other.get(reverse(name, args=keys)).status_code == 404


def test_whoever_is_barred_from_the_child_finds_nothing_whatever_their_office(
    child: Person, worker: Account, lead: Account, manager: Account, signed_in: SignedIn
) -> None:
    planned(child, worker)
    bar([child], lead, Conflict.RELATIVE, "They told us", made_by=manager, at=MONDAY)

    assert signed_in(lead).get(reverse("plan", args=[child.pk])).status_code == 404


def test_every_look_at_it_is_told_to_the_young_person(
    child: Person, going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    planned(child, worker)
    before = len(who_looked("referrals.referral", going.referral_id, MONDAY))

    assert signed_in(worker).get(reverse("plan", args=[child.pk])).status_code == 200
    assert len(who_looked("referrals.referral", going.referral_id, MONDAY)) == before + 1
