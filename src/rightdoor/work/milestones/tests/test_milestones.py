"""What falls due around help: noticed on its day, once, taken up by a person, and nothing ends by it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Death, Person
from rightdoor.work.milestones.actions.noticing import watch_milestones
from rightdoor.work.milestones.actions.settling import SettledAlready, settle_milestone
from rightdoor.work.milestones.following import Milestones, milestones_about, person_of_milestone
from rightdoor.work.milestones.lifecycle import Kind, Outcome
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.onward.models import Onward
from rightdoor.work.support.actions.ending import write_step_down
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import WHOLE
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Recommendation
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
CLOCK = System("milestones")


def on(day: date) -> datetime:
    """The morning of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def kinds(at: datetime) -> list[str]:
    """What is newly noticed at a moment, by kind and the day on which it fell due."""
    before = set(Milestone.objects.values_list("pk", flat=True))
    watch_milestones(by=CLOCK, at=at)
    rows = Milestone.objects.exclude(pk__in=before).order_by("due_on", "kind")
    return [f"{one.kind} {one.due_on}" for one in rows]


def test_half_a_year_before_eighteen_somebody_begins_to_plan_and_three_months_after_asks_how_it_went(
    episode: Episode,
) -> None:
    assert kinds(MONDAY) == ["begin 2026-03-09"]
    assert kinds(on(date(2026, 8, 31))) == []
    assert kinds(on(date(2026, 12, 1))) == ["follow_up 2026-12-01"]
    assert Episode.objects.get(pk=episode.pk).is_open
    assert "They turn 18 on Tuesday 1 September 2026" in Milestone.objects.get(kind=Kind.BEGIN).says


def test_it_comes_once_however_often_the_clock_looks(episode: Episode) -> None:
    assert watch_milestones(by=CLOCK, at=MONDAY) == 1
    assert watch_milestones(by=CLOCK, at=MONDAY + timedelta(days=1)) == 0


def test_where_no_date_of_birth_is_known_somebody_asks_for_it(episode: Episode) -> None:
    Person.objects.filter(pk=episode.person_id).update(born_on=None, age_said=17)
    assert kinds(MONDAY) == ["ask_birth_date 2026-03-09"]


def test_somebody_asks_on_the_day_that_the_plan_promised_unless_they_came_back(
    going: Episode, worker: Account, manager: Account
) -> None:
    Person.objects.filter(pk=going.person_id).update(born_on="2014-01-01")
    write_step_down(episode_id=going.pk, said=WHOLE, follow_up_on=date(2026, 5, 4), by=worker, at=MONDAY)
    Episode.objects.filter(pk=going.pk).update(stage="ended", ended_at=MONDAY, reason="needs_met")
    assert kinds(on(date(2026, 5, 3))) == []
    assert kinds(on(date(2026, 5, 4))) == ["after_the_end 2026-05-04"]
    Milestone.objects.all().delete()
    again = Episode.objects.get(pk=going.pk)
    again.pk, again.stage, again.ended_at, again.reason, again.after_id = None, "waiting", None, "", going.pk
    again._state.adding = True
    again.save(force_insert=True)
    assert "after_the_end 2026-05-04" not in kinds(on(date(2026, 5, 5)))


def test_three_months_after_a_service_elsewhere_said_yes_somebody_asks_whether_it_helps(
    going: Episode, worker: Account
) -> None:
    Onward.objects.create(
        partnership=going.partnership, area="kent", person=going.person, referral=going.referral, episode=going,
        service="kent.spa", because="More", agreed="Wren", gates={}, goes_inside=False, sent_at=MONDAY, sent_by=worker,
        answer_by=MONDAY, state="accepted", answered_at=MONDAY, form_key=going.pk,
    )  # fmt: skip
    assert "after_passing_on 2026-06-09" in kinds(on(date(2026, 6, 9)))


def test_three_months_after_they_were_told_of_something_the_front_door_asks_whether_it_helped(
    episode: Episode, administrator: Account, manager: Account, worker: Account
) -> None:
    decision = Decision.objects.create(
        partnership=episode.partnership, referral=episode.referral, outcome="recommended", formulation="x", letter="x",
        catalogue_version="1", decided_by=manager, decided_at=MONDAY,
    )  # fmt: skip
    Recommendation.objects.create(decision=decision, service="kent.kooth", journey=Journey.TOLD)
    at = on(date(2026, 6, 9))
    assert "after_telling 2026-06-09" in kinds(at)
    one = Milestone.objects.get(kind=Kind.AFTER_TELLING)
    assert one.episode is None
    assert "Kooth" in one.says
    assert Milestone.objects.visible_to(administrator, at).filter(pk=one.pk).exists()
    assert not Milestone.objects.visible_to(worker, at).filter(pk=one.pk).exists()


def test_what_is_longer_gone_than_four_months_and_whoever_died_is_not_asked(episode: Episode, lead: Account) -> None:
    assert kinds(on(date(2026, 7, 10))) == []
    assert episode.person is not None
    Death.objects.create(
        partnership=episode.partnership, person=episode.person, died_on=MONDAY.date(), told_by="Their aunt",
        recorded_by=lead, recorded_at=MONDAY,
    )  # fmt: skip
    assert kinds(MONDAY) == []


def test_what_nobody_takes_up_calls_a_person_once_until_it_is_settled(
    going: Episode, worker: Account, administrator: Account
) -> None:
    watch_milestones(by=CLOCK, at=MONDAY)
    one = Milestone.objects.get()
    late = one.call_by + timedelta(minutes=1)
    assert not Milestone.objects.visible_to(administrator, one.call_by).exists()
    assert watch_milestones(by=CLOCK, at=late) == 1
    assert watch_milestones(by=CLOCK, at=late) == 0
    assert Milestone.objects.visible_to(administrator, late).exists()

    done = settle_milestone(
        milestone_id=one.pk, outcome=Outcome.ARRANGED, words=" Adult team, with us, in May ", by=worker, at=late
    )

    assert (done.words, done.done_by) == ("Adult team, with us, in May", worker)
    assert Task.objects.get(kind=Task.Kind.FALLS_DUE).done_at == late
    with pytest.raises(SettledAlready):
        settle_milestone(milestone_id=one.pk, outcome=Outcome.WELL, words="x", by=worker, at=late)


def test_who_wants_help_and_has_none_is_put_before_the_front_door_again(going: Episode, worker: Account) -> None:
    watch_milestones(by=CLOCK, at=MONDAY)
    settle_milestone(
        milestone_id=Milestone.objects.get().pk, outcome=Outcome.WITHOUT, words="Nobody rang", by=worker, at=MONDAY
    )
    assert Task.objects.get().kind == Task.Kind.SAID_MORE


def test_whoever_leads_managers_and_else_the_front_door_see_it_and_nobody_more(
    partnership: Partnership, going: Episode, worker: Account, manager: Account, administrator: Account
) -> None:
    stranger = staff(partnership, "Aldous Fennimore", Role.WORKER, area="kent")
    watch_milestones(by=CLOCK, at=MONDAY)
    one = Milestone.objects.get()
    for who, there in ((worker, True), (manager, True), (administrator, False), (stranger, False)):
        assert Milestone.objects.visible_to(who, MONDAY).exists() is there, who
    with acting(stranger, MONDAY):
        assert not Milestone.objects.exists()
    for who in (administrator, stranger):
        with pytest.raises(Denied):
            settle_milestone(milestone_id=one.pk, outcome=Outcome.WELL, words="x", by=who, at=MONDAY)


def test_it_is_about_the_child(going: Episode) -> None:
    watch_milestones(by=CLOCK, at=MONDAY)
    one = Milestone.objects.get()
    assert going.person is not None
    assert person_of_milestone(one.pk) == going.person.pk
    assert list(milestones_about([going.person.pk])) == [{"pk": one.pk}]
    follower = Milestones()
    assert follower.belongings(going.person).things == [one.pk]
    follower.stop(going.person, by=CLOCK, at=MONDAY)
    follower.go_on(going.person, by=CLOCK, at=MONDAY)


def test_the_page_says_what_falls_due_how_to_reach_them_and_keeps_what_was_typed(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    watch_milestones(by=CLOCK, at=on(date(2026, 12, 1)))
    watch_milestones(by=CLOCK, at=MONDAY)
    client: Client = signed_in(worker)
    shown = client.get(reverse("milestones")).content.decode()
    assert "Begin to plan what comes after a birthday" in shown
    assert "Reach them safely" in shown
    one = Milestone.objects.get(kind=Kind.BEGIN)
    where = reverse("milestone-settle", args=[one.pk])

    empty = client.post(where, {"words": "The adult team comes in May"})
    assert empty.status_code == 422
    assert "The adult team comes in May" in empty.content.decode()
    filled = {"outcome": "arranged", "words": "The adult team comes in May"}
    assert client.post(where, filled).status_code == 302
    late = client.post(where, {**filled, "words": "Something else"})
    assert late.status_code == 409
    assert "Something else" in late.content.decode()
