"""A change of a service is held against past requests: rounded numbers, and by name only what may be read."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import TestCase
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation, RoleHeld
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.rules.comparing import rounded
from rightdoor.sight.insight.gathering import ANOTHER_PLACE, gather, gather_missing, past_of, slot_of
from rightdoor.sight.insight.models import PastRequest
from rightdoor.sight.insight.past import past_requests
from rightdoor.sight.insight.reading import readable_by
from rightdoor.work.changing.actions.drafting import write_change
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.tests.changes_here import HOURS, drafted, older
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
SINCE = MONDAY.date() - timedelta(days=365)
GIRL = {"age": 11, "lives_in": "kent", "gender": ["girl_or_woman"], "needs": ["healthy_relationships"],
        "subject": "child"}  # fmt: skip


@pytest.fixture
def manager(partnership: Partnership, settings: LazySettings) -> Account:
    settings.CLOCK = MONDAY.isoformat()
    return staff(partnership, "Juno Ashdown", Role.MANAGER, area="kent")


def asked_for(partnership: Partnership, many: int, **more: Any) -> list[Referral]:
    """So many requests with the same facts, gathered."""
    found = [request_of(partnership, area="kent") for _ in range(many)]
    for one in found:
        one.facts = {**GIRL, **more}
        one.save(update_fields=["facts"])
    gather(found)
    return found


def shown(client: Any, one: ServiceChange) -> str:
    answer = client.get(reverse("change-preview", args=[one.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_another_age_is_told_in_rounded_numbers_and_groups(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    asked_for(partnership, 7)
    asked_for(partnership, 3, age=15)
    page = shown(signed_in(manager), older(manager, 12))
    assert "Requests looked at: about 10, received since 9 March 2025." in page
    assert "it fits, then it does not fit: about 5" in page
    assert "No change for fewer than 5." in page
    assert ">5 to 10<" not in page
    assert '>11 to 13</th><td class="govuk-table__cell">about 5<' in page
    assert "Those that you may read" not in page, "managers open no request by this page"


def test_fewer_than_five_are_never_told_apart(partnership: Partnership, manager: Account, signed_in: SignedIn) -> None:
    asked_for(partnership, 4)
    page = shown(signed_in(manager), older(manager, 12))
    assert "it fits, then it does not fit: fewer than 5" in page
    assert "Gender" not in page
    assert [rounded(many) for many in (0, 4, 5, 7, 8, 12, 13)] == [None, None, 5, 5, 10, 10, 15]


def test_whoever_reads_requests_besides_sees_which_they_are(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    both = staff(partnership, "Isolde Merrow", Role.MANAGER, area="kent")
    staff_role(both)
    found = asked_for(partnership, 1)[0]
    page = shown(signed_in(both), older(manager, 12))
    assert "Those that you may read" in page
    assert reverse("request", args=[found.pk]) in page


def test_the_list_holds_those_that_the_table_lets_them_open(
    partnership: Partnership,
) -> None:
    both = staff(partnership, "Isolde Merrow", Role.MANAGER, area="kent")
    staff_role(both)
    here, long_ago, elsewhere = request_of(partnership), request_of(partnership), request_of(partnership, area="essex")
    Referral.objects.filter(pk=long_ago.pk).update(stage="decided", closed_at=MONDAY - timedelta(days=29))
    found = readable_by(both, MONDAY)
    every = Referral.objects.filter(pk__in=[here.pk, long_ago.pk, elsewhere.pk])
    assert found == [one for one in every if rule_on(both, SEE, one, at=MONDAY).allowed] == [here]


def staff_role(account: Account) -> None:
    """They are a practitioner as well."""
    held = RoleHeld.objects.get(account=account)
    held.pk = None
    held.role = Role.PRACTITIONER
    held.save()


def test_nobody_learns_by_a_number_of_a_child_of_whom_they_may_know_nothing(
    partnership: Partnership, manager: Account
) -> None:
    found = asked_for(partnership, 2)
    with acting(manager, MONDAY):
        assert sum(one.many for one in past_requests([], ("age",), SINCE)) == 2
    Relation.objects.create(
        partnership=partnership, account=manager, kind=Tie.BLOCK, about_kind="people.person",
        about_id=found[0].person_id, starts_at=MONDAY,
    )  # fmt: skip
    with acting(manager, MONDAY):
        assert sum(one.many for one in past_requests([], ("age",), SINCE)) == 1


def test_a_worker_and_another_partnership_are_told_no_number(partnership: Partnership) -> None:
    asked_for(partnership, 2)
    worker = staff(partnership, "Juniper Vale", Role.WORKER, area="kent")
    there = Partnership.objects.create(slug="elsewhere", name="Elsewhere")
    elsewhere = staff(there, "Cato Penhale", Role.MANAGER, area="kent")
    for nobody in (worker, elsewhere):
        with acting(nobody, MONDAY):
            assert list(past_requests([], ("age",), SINCE)) == []


def test_a_request_is_gathered_once_it_was_matched_and_anew_when_its_facts_change(partnership: Partnership) -> None:
    one = request_of(partnership, area="kent")
    by = staff(partnership, "Isolde Merrow", Role.PRACTITIONER, area="kent")
    for age in (12, 14):
        Referral.objects.filter(pk=one.pk).update(facts={**GIRL, "age": age, "district": "Somewhere Quiet"})
        with TestCase.captureOnCommitCallbacks(execute=True):
            rematch(referral_id=one.pk, by=by, at=MONDAY)
        coded = PastRequest.objects.get(referral=one).coded
        assert (coded["age"], coded["place"]) == (age, ANOTHER_PLACE)
        assert "district" not in {key for key, value in coded.items() if value == "Somewhere Quiet"}


def test_what_was_missed_is_gathered_by_a_job_and_facts_of_another_time_are_left_out(partnership: Partnership) -> None:
    one = request_of(partnership, area="kent")
    Referral.objects.filter(pk=one.pk).update(facts={"a fact of long ago": 1})
    assert gather_missing(by=System("insight"), at=MONDAY) == 1
    assert gather_missing(by=System("insight"), at=MONDAY) == 0
    one.refresh_from_db()
    assert set(past_of(one).coded) == {"came"}
    assert slot_of(MONDAY) == "0 09:00"


def test_programmes_are_compared_by_who_could_begin_them(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    asked_for(partnership, 6)
    one = drafted(manager, "programme")
    head, group, rest = one.written.partition('name = "group"')
    write_change(change_id=one.pk, written=f"{head}{group}\nyoungest = 13{rest}", by=manager, at=MONDAY)
    page = shown(signed_in(manager), one)
    assert "Support in a group" in page
    assert "it fits, then it does not fit: about 5" in page
    assert "Nothing would have been different." in page


def test_hours_are_compared_by_who_came_while_open(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    asked_for(partnership, 6)
    one = drafted(manager, "hours")
    write_change(change_id=one.pk, written=HOURS, by=manager, at=MONDAY)
    page = shown(signed_in(manager), one)
    assert "hours not said, then came while open: about 5" in page
    assert ">Monday</th>" in page


def test_a_change_that_fits_no_file_any_more_says_so(manager: Account, signed_in: SignedIn) -> None:
    one = older(manager)
    ServiceChange.objects.filter(pk=one.pk).update(written="[[criteria]]\n")
    answer = signed_in(manager).get(reverse("change-preview", args=[one.pk]))
    assert (answer.status_code, b"does not fit" in answer.content) == (409, True)
