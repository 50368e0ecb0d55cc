"""Who suits a help, of what is written down; a manager decides, and a change is handed over whole."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.pure.allocating import Suggested
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.records.workforce.models import Away
from rightdoor.work.allocating.actions.asking import say_wish, weigh
from rightdoor.work.allocating.actions.deciding import Handover, give
from rightdoor.work.allocating.actions.keeping_brings import NotAway, keep_brings, write_away
from rightdoor.work.allocating.lifecycle import Size
from rightdoor.work.allocating.models import Asks, Suggestion
from rightdoor.work.allocating.suggesting import carried, suggested_for
from rightdoor.work.support.actions.allocating import NoHandover
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
WHOLE = Handover("Six sessions", "A call on Friday", "No new risk", "The school visit")


@pytest.fixture
def other(partnership: Partnership) -> Account:
    return worker_of(partnership, "Sorrel Finch")


def brings(account: Account, by: Account, **more: Any) -> None:
    plain = {"languages": [], "skills": [], "districts": [], "gender": "", "can_carry": None}
    keep_brings(account_id=account.pk, by=by, at=MONDAY, **{**plain, **more})


def of(account: Account, found: list[Suggested]) -> Suggested:
    return next(one for one in found if one.worker.key == account.pk)


def given(episode: Episode, to: Account, by: Account, handover: Handover = WHOLE, why: str = "") -> Any:
    return give(episode_id=episode.pk, worker_id=to.pk, why=why, handover=handover, by=by, at=MONDAY)


def test_whoever_speaks_the_language_and_has_room_stands_first_with_the_reasons(
    episode: Episode, worker: Account, other: Account, manager: Account, practitioner: Account
) -> None:
    assert episode.person is not None
    note_need(
        person=episode.person, whose=Whose.CHILD, kind=Need.INTERPRETER, language="Polish", words="", source="Wren",
        by=practitioner, at=MONDAY,
    )  # fmt: skip
    say_wish(episode_id=episode.pk, wish="woman", skills=["trauma"], by=manager, at=MONDAY)
    brings(other, manager, languages=["Polish"], skills=["trauma"], gender="woman", can_carry=10)
    brings(worker, manager, skills=["eating"], gender="man", can_carry=1)

    found = suggested_for(episode, manager, MONDAY)

    assert found[0].worker.key == other.pk
    assert "Speaks Polish." in found[0].said(Truth.YES)
    assert of(worker, found).said(Truth.NO) == (
        "Has no room for it: carries 0 of 1.", "They would rather see a woman.", "Not among their skills: trauma."
    )  # fmt: skip


def test_a_heavy_help_weighs_three_and_one_that_nobody_weighed_two(
    partnership: Partnership, going: Episode, worker: Account, manager: Account
) -> None:
    begun(accepted(partnership, manager, name="Robin"), manager, worker)
    assert carried([worker], manager, MONDAY) == {worker.pk: 4}
    weigh(episode_id=going.pk, size=Size.HEAVY, by=manager, at=MONDAY)
    assert carried([worker], manager, MONDAY) == {worker.pk: 5}


def test_who_was_suggested_and_why_is_kept_though_another_was_chosen_and_nobody_asks_why(
    episode: Episode, worker: Account, other: Account, manager: Account
) -> None:
    brings(other, manager, can_carry=10)
    brings(worker, manager, can_carry=0)

    allocation = given(episode, worker, manager)

    kept = Suggestion.objects.get(allocation=allocation)
    assert (kept.nth > 1, kept.stood_first, kept.speaks_against) == (True, other, "Has no room for it: carries 0 of 0.")
    assert allocation.why == "The manager chose them"
    assert "allocating.suggested" in acts(about=episode.pk)
    with acting(other, MONDAY):
        assert not Suggestion.objects.exists()
        assert not Asks.objects.exists()


def test_another_goes_on_only_with_every_part_handed_over(
    going: Episode, worker: Account, other: Account, manager: Account
) -> None:
    with pytest.raises(NoHandover, match="safety"):
        given(going, other, manager, replace(WHOLE, risk=" "))
    with pytest.raises(NoHandover):
        given(going, other, manager, Handover())
    assert Episode.objects.get().worker == worker

    given(going, other, manager)

    before = going.allocations.get(worker=worker)
    assert "What is promised: A call on Friday" in before.handed_over
    assert "Helped them before." in of(worker, suggested_for(going, manager, MONDAY)).said(Truth.YES)


def test_while_they_are_away_somebody_covers_each_child_on_those_days_alone(
    going: Episode, worker: Account, other: Account, manager: Account
) -> None:
    write_away(
        account_id=worker.pk, starts_on=date(2026, 3, 11), ends_on=date(2026, 3, 12), stands_in_id=other.pk,
        by=manager, at=MONDAY,
    )  # fmt: skip

    seen = [Episode.objects.visible_to(other, MONDAY + timedelta(days=days)).exists() for days in range(5)]
    assert seen == [False, False, True, True, False]
    assert "Is away to the end of 12 March 2026." in of(worker, suggested_for(going, manager, MONDAY)).said(Truth.NO)


@pytest.mark.parametrize(("since", "until"), [(date(2026, 3, 12), date(2026, 3, 11)), (date(2026, 3, 1),) * 2])
def test_days_that_are_over_or_turned_round_are_not_written_down(
    going: Episode, worker: Account, other: Account, manager: Account, since: date, until: date
) -> None:
    for who in (other, worker):
        with pytest.raises(NotAway):
            write_away(account_id=worker.pk, starts_on=since, ends_on=until, stands_in_id=who.pk, by=manager, at=MONDAY)
    assert not Away.objects.exists()
