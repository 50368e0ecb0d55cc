"""A section of a service is changed by one manager, agreed by another, and holds from its day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import TestCase
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.criteria import Between
from rightdoor.records.directory.laid_over import Change, held
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue, catalogue_with
from rightdoor.work.changing.actions.drafting import FURTHEST, LONGEST, NotSo, ask_for, throw_away, write_change
from rightdoor.work.changing.actions.parts import leave_out, write_part
from rightdoor.work.changing.actions.settling import settle_change, withdraw_change
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.presenters.listing import place_of_change
from rightdoor.work.changing.standing import KNOWN, as_of, now_holding, that_fit
from rightdoor.work.changing.tests.changes_here import (
    HERA,
    HOURS,
    NEXT_WEEK,
    TODAY,
    agreed,
    asked,
    drafted,
    older,
)
from rightdoor.work.changing.writing import parts_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=7)


def youngest() -> int:
    """From which age HERA's criteria are met, in the directory that holds here."""
    tests = [one.test for one in catalogue().by_code[HERA].criteria]
    return next(test.least for test in tests if isinstance(test, Between) and test.key == "age")


def test_an_agreed_change_holds_from_its_day_for_whatever_is_done_then(first: Account, second: Account) -> None:
    shipped = catalogue().version
    with TestCase.captureOnCommitCallbacks(execute=True):
        agreed(asked(older(first), first, NEXT_WEEK), second)
    found = []
    for at in (MONDAY, LATER - timedelta(days=1), LATER):
        with as_of(at):
            found.append((youngest(), catalogue().version == shipped))
    assert found == [(10, True), (10, True), (12, False)]
    assert youngest() == 10, "nothing holds where nobody says when it is"


def test_of_two_changes_of_one_section_the_later_day_counts_and_sections_stand_side_by_side(
    first: Account, second: Account
) -> None:
    agreed(asked(older(first, 11), first), second)
    agreed(asked(older(first, 13), first, NEXT_WEEK), second)
    one = drafted(first, "hours")
    write_change(change_id=one.pk, written=HOURS, by=first, at=MONDAY)
    agreed(asked(one, first), second)
    KNOWN.forget()
    with as_of(MONDAY):
        assert youngest() == 11
        hours = entry(HERA).hours  # type: ignore[union-attr]
        assert hours is not None
        assert hours.periods[0].quote is not None
        assert hours.periods[0].quote.source == "Contract of 3 March 2026"
    with as_of(LATER):
        assert youngest() == 13


def test_whoever_drafted_it_does_not_agree_even_by_another_account(
    partnership: Partnership, first: Account, second: Account
) -> None:
    one = asked(older(first), first)
    other_account = staff(partnership, "juno  ashdown", Role.MANAGER, area="kent")
    elsewhere = staff(partnership, "Cato Penhale", Role.MANAGER, area="medway")
    for nobody in (first, other_account, elsewhere):
        with pytest.raises(Denied):
            agreed(one, nobody)
    for act in (throw_away,):
        with pytest.raises(Denied):
            act(change_id=one.pk, by=second, at=MONDAY)
    with pytest.raises(Denied):
        drafted(elsewhere, "programme")


def test_a_second_manager_is_called_once_it_is_asked_for_and_no_more_once_it_is_settled(
    first: Account, second: Account
) -> None:
    one = older(first)
    assert not Task.objects.exists()
    asked(one, first)
    task = Task.objects.get(about_id=one.pk)
    agreed(one, second, is_agreed=False, because="Not before the summer")
    task.refresh_from_db()
    assert task.done_at == MONDAY
    assert now_holding(MONDAY) == ()


def test_it_never_holds_from_before_both_had_said_so(first: Account, second: Account) -> None:
    one = agreed(asked(older(first), first), second, at=MONDAY + timedelta(days=3))
    assert one.holds_from == TODAY + timedelta(days=3)


def test_one_change_of_a_section_is_open_at_a_time_and_the_same_form_twice_is_one(
    first: Account, second: Account
) -> None:
    key = uuid4()
    one = drafted(first, form_key=key)
    assert drafted(first, form_key=key) == one
    with pytest.raises(NotSo, match="changing this already"):
        drafted(second)
    throw_away(change_id=one.pk, by=first, at=MONDAY)
    assert drafted(second).written == one.written
    with pytest.raises(NotSo, match="settled it already"):
        throw_away(change_id=one.pk, by=first, at=MONDAY)


def test_a_draft_that_nobody_goes_on_with_is_put_away_by_another_and_never_agreed_to(
    first: Account, second: Account
) -> None:
    one = older(first)
    with pytest.raises(NotSo, match="still being written"):
        agreed(one, second)
    agreed(one, second, is_agreed=False, because="They left")
    assert drafted(second).drafted_by == second


def test_what_cannot_be_read_is_refused_with_its_line_and_the_draft_stays(first: Account) -> None:
    one = drafted(first)
    for written, told in (
        (one.written.replace("least = 10", "least = "), "Line 5: This is not valid TOML"),
        (one.written.replace('fact = "age"', 'fact = "height"'), "Line 5: .*a fact called 'height'"),
        (one.written.replace("girl_or_woman", "girls"), "names 'girls', which 'gender' cannot be"),
        ("", "at least one .*criteria"),
        ("[[hours]]\n", "Only .*criteria.* can stand here"),
        ("criteria = 3\n", "Each part begins with"),
        (one.written.replace("least = 10", 'least = "ten"'), "not in the form|wrong kind"),
        ("x" * (LONGEST + 1), "Use 40000 or fewer"),
    ):
        with pytest.raises(NotSo, match=told):
            write_change(change_id=one.pk, written=written, by=first, at=MONDAY)
    one.refresh_from_db()
    assert parts_of(one.change)[0]["test"]["least"] == 10


def test_a_day_that_is_over_or_far_away_and_a_draft_that_says_nothing_new_are_refused(first: Account) -> None:
    one = drafted(first)
    with pytest.raises(NotSo, match="what holds already"):
        asked(one, first)
    with pytest.raises(NotSo, match="That day is over"):
        asked(one, first, date(2026, 3, 8))
    with pytest.raises(NotSo, match="two years"):
        asked(one, first, TODAY + FURTHEST + timedelta(days=1))
    with pytest.raises(NotSo, match="not in the catalogue"):
        drafted(first, service="kent.nobody")
    with pytest.raises(NotSo, match="not in the catalogue"):
        drafted(first, "telephone")
    assert place_of_change(uuid4()) == reverse("tasks-mine")
    assert place_of_change(one.pk) == reverse("change", args=[one.pk])


def test_once_it_is_asked_for_nobody_goes_on_writing(first: Account) -> None:
    one = asked(older(first), first)
    with pytest.raises(NotSo, match="asked already"):
        write_change(change_id=one.pk, written=one.written, by=first, at=MONDAY)
    with pytest.raises(NotSo, match="asked already"):
        ask_for(change_id=one.pk, holds_from=TODAY, because="Again", by=first, at=MONDAY)


def test_before_its_day_it_is_withdrawn_and_afterwards_another_change_undoes_it(
    first: Account, second: Account
) -> None:
    one = asked(older(first), first, NEXT_WEEK)
    with pytest.raises(NotSo, match="was not agreed"):
        withdraw_change(change_id=one.pk, by=first, at=MONDAY)
    agreed(one, second)
    with pytest.raises(NotSo, match="holds already"):
        withdraw_change(change_id=one.pk, by=first, at=LATER)
    withdraw_change(change_id=one.pk, by=first, at=MONDAY)
    KNOWN.forget()
    assert now_holding(LATER) == ()
    with pytest.raises(NotSo, match="withdrawn already"):
        withdraw_change(change_id=one.pk, by=first, at=MONDAY)


def test_an_earlier_wording_is_taken_up_again(first: Account, second: Account) -> None:
    one = agreed(asked(older(first, 12), first), second)
    KNOWN.forget()
    with as_of(MONDAY):
        agreed(asked(older_again(first), first), second)
        back = drafted(first, like=one.pk)
    assert back.written == one.written


def older_again(by: Account) -> ServiceChange:
    one = drafted(by)
    return write_change(change_id=one.pk, written=one.written.replace("least = 12", "least = 14"), by=by, at=MONDAY)


def test_a_part_is_written_added_and_left_out_and_a_second_window_is_told(first: Account) -> None:
    one = drafted(first, "programme")
    seen, parts = one.touched_at.isoformat(), parts_of(one.change)
    at = MONDAY + timedelta(minutes=1)
    new = {**parts[0], "name": parts[0]["name"], "weeks": 6}
    kept = write_part(change_id=one.pk, number=None, part=new, seen=seen, by=first, at=at)
    assert [part["name"] for part in parts_of(kept.change)] == ["one_to_one", "group", "one_to_one_2"]
    with pytest.raises(NotSo, match="another window"):
        write_part(change_id=one.pk, number=0, part=new, seen=seen, by=first, at=at)
    seen = kept.touched_at.isoformat()
    with pytest.raises(NotSo, match="another window"):
        leave_out(change_id=one.pk, number=3, seen=seen, by=first, at=at)
    kept = leave_out(change_id=one.pk, number=2, seen=seen, by=first, at=at + timedelta(minutes=1))
    assert parts_of(kept.change) == parts


def test_a_change_that_the_files_cannot_take_any_more_is_left_out_and_the_rest_holds() -> None:
    good = Change(HERA, "hours", HOURS)
    bad = Change("kent.tss", "hours", HOURS.replace("monday", "moonday"))
    assert that_fit((good, bad)) == (good,)
    assert that_fit((bad,)) == ()
    with held((good,)):
        assert catalogue() is catalogue_with((good,))


def test_settle_is_refused_where_the_draft_does_not_fit_what_holds_meanwhile(first: Account, second: Account) -> None:
    one = asked(older(first), first)
    ServiceChange.objects.filter(pk=one.pk).update(written="[[criteria]]\n")
    with pytest.raises(NotSo, match="missing"):
        settle_change(change_id=one.pk, is_agreed=True, because="", by=second, at=MONDAY)


def test_words_that_stand_in_none_of_the_documents_name_where_they_do(first: Account) -> None:
    one = drafted(first)
    seen, at = one.touched_at.isoformat(), MONDAY + timedelta(minutes=1)
    part = {**parts_of(one.change)[0], "stands_in": "Contract of 3 March 2026"}
    kept = write_part(change_id=one.pk, number=0, part=part, seen=seen, by=first, at=at)
    before = entry(HERA).said_in  # type: ignore[union-attr]
    with held((kept.change,)):
        assert entry(HERA).said_in == f"{before}; Contract of 3 March 2026"  # type: ignore[union-attr]
