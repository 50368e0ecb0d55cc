"""While somebody waits: what they can use by themselves; who gives their help, and covers; and when they meet."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.directory import queries
from rightdoor.records.people.models import Person
from rightdoor.work.calendar.actions.booking import cancel
from rightdoor.work.calendar.lifecycle import Why
from rightdoor.work.calendar.tests.booked_here import booked
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.actions.allocating import allocate, cover
from rightdoor.work.support.actions.opening import open_episode
from rightdoor.work.support.tests.help_here import begun, worker_of
from tests.people_here import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def story(visit: Client) -> str:
    return unescape(visit.get(reverse("my-request-open")).content.decode())


def test_whoever_waits_reads_what_they_can_use_today_for_their_area_and_age(visit: Client, referral: Referral) -> None:
    shown = story(visit)
    assert "While you wait" in shown
    assert "Moodspark" in shown
    assert "Call Childline, 0800 1111" in shown

    Person.objects.update(age_said=17)
    shown = story(visit)
    assert "Kooth" in shown
    assert "Moodspark" not in shown

    Referral.objects.update(area="essex")
    assert "Kooth" not in story(visit)


def test_after_it_was_decided_it_stands_there_as_long_as_help_has_not_begun(
    visit: Client, referral: Referral, manager: Account, partnership: Partnership
) -> None:
    episode = open_episode(referral=referral, service="kent.hera", by=manager, at=MONDAY)
    Referral.objects.update(stage=Stage.DECIDED, closed_at=MONDAY)
    assert "While you wait" in story(visit)
    begun(episode, manager, worker_of(partnership))
    assert "While you wait" not in story(visit)


def test_a_parent_reads_it_for_every_age_since_no_record_but_their_own_is_looked_into(
    visit: Client, referral: Referral
) -> None:
    Person.objects.update(age_said=17)
    Referral.objects.update(asker=Asker.CHILD, answers={"responsibility": "yes"})
    assert "Moodspark" in story(visit)


def test_they_read_with_whom_they_work_and_who_is_there_while_that_person_is_away(
    visit: Client, referral: Referral, manager: Account, partnership: Partnership
) -> None:
    episode = open_episode(referral=referral, service="kent.hera", by=manager, at=MONDAY)
    worker, other = worker_of(partnership), worker_of(partnership, "Sorrel Finch")
    about_me = reverse("about-me")
    assert "Juniper" not in visit.get(about_me).content.decode()
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    cover(episode_id=episode.pk, worker_id=other.pk, until=date(2026, 3, 11), by=manager, at=MONDAY)

    shown = visit.get(about_me).content.decode()

    assert "The person who helps: Juniper. To the end of 11 March 2026 it is Sorrel." in shown
    assert "Ashdown" not in shown


def test_they_read_when_they_meet_and_nobody_else_with_whom_a_request_is_does(
    visit: Client, referral: Referral, manager: Account, partnership: Partnership
) -> None:
    episode = open_episode(referral=referral, service="kent.hera", by=manager, at=MONDAY)
    going = begun(episode, manager, worker_of(partnership))
    assert "When we meet" not in story(visit)
    one = booked(going, manager)
    shown = story(visit)
    assert "Tuesday 10 March" in shown
    assert "60 minutes, face to face: The hall" in shown
    assert "With Juniper" in shown
    assert "Ashdown" not in shown
    file = visit.get(reverse("my-request-calendar"))
    told = file.content.decode()
    assert file["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert "DTSTART;TZID=Europe/London:20260310T0" in told
    assert not [word for word in ("hall", "Juniper", "HERA", "Rightdoor") if word.lower() in told.lower()]
    Referral.objects.update(asker=Asker.CHILD, answers={"responsibility": "yes"})
    assert "The hall" not in story(visit)
    assert visit.get(reverse("my-request-calendar")).status_code == 404
    Referral.objects.update(asker=Asker.ME)
    cancel(episode_id=going.pk, booking_id=one.pk, because=Why.FAMILY, words="", by=manager, at=MONDAY)
    assert "When we meet" not in story(visit)


def test_an_unknown_age_rules_nothing_out_and_a_line_for_the_young_is_not_named_to_others() -> None:
    every = {one.code for one in queries.used_by_themselves("kent", None)}
    assert every == {"kent.kooth", "kent.moodspark", "kent.resilience_hub"}
    assert {one.code for one in queries.used_by_themselves("kent", 9)} == {"kent.resilience_hub"}
    assert [one.code for one in queries.listening(22)] == ["national.shout"]
