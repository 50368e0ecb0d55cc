"""What somebody needs to take part: identified, recorded, flagged in a line, sent, met; asked again after a year."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting
from rightdoor.ground.tasks.models import Task
from rightdoor.records.adjustments.actions import (
    NotNoted,
    ask_again,
    carry_over,
    end_need,
    look_again,
    note_need,
    say_met,
)
from rightdoor.records.adjustments.lifecycle import Kind, Met, Whose
from rightdoor.records.adjustments.models import CommunicationNeed, NeedsMet
from rightdoor.records.adjustments.presenters import needs_line, needs_to_send
from rightdoor.records.people.models import Person
from tests.people_here import MONDAY, SignedIn

LATER = MONDAY + timedelta(days=400)
CLOCK = System("needs")


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    return Person.objects.create(partnership=partnership, preferred_name="Wren", added_at=MONDAY)


def noted(person: Person, by: Any, kind: Kind = Kind.EASY_READ, **more: Any) -> CommunicationNeed:
    plain = {"whose": Whose.CHILD, "source": "Her mother, by phone", "at": MONDAY, **more}
    return note_need(person=person, kind=kind, by=by, **plain)


def test_a_need_is_kept_with_who_told_us_and_stands_in_one_line(wren: Person, administrator: Account) -> None:
    one = noted(wren, administrator)
    noted(wren, administrator, Kind.INTERPRETER, language="Polish", whose=Whose.PARENT)

    assert needs_line(wren) == "Easy read; Interpreter: Polish (a parent or carer)"
    assert (one.noted_by, acts(about=one.pk)) == (administrator, ["adjustments.note"])


def test_without_a_person_or_a_need_there_is_no_line(wren: Person) -> None:
    assert (needs_line(None), needs_line(wren)) == ("", "")


def test_the_same_need_told_twice_is_kept_once(wren: Person, administrator: Account) -> None:
    first, second = noted(wren, administrator), noted(wren, administrator)

    assert first == second
    assert acts(about=first.pk) == ["adjustments.note"]


@pytest.mark.parametrize(
    ("kind", "says"),
    [(Kind.INTERPRETER, "which language"), (Kind.SUPPORTER, "what is needed"), (Kind.OTHER, "what is")],
)
def test_a_need_on_which_nobody_could_act_is_asked_about(
    wren: Person, administrator: Account, kind: Kind, says: str
) -> None:
    with pytest.raises(NotNoted, match=says):
        noted(wren, administrator, kind)

    assert not CommunicationNeed.objects.exists()


def test_what_a_form_told_is_carried_over_in_their_own_words(wren: Person) -> None:
    one = carry_over(person=wren, words="I can’t hear well\non the phone", whose=Whose.CHILD, by=VISITOR, at=MONDAY)

    assert one is not None
    assert (one.kind, one.noted_by) == (Kind.AS_TOLD, None)
    assert needs_line(wren) == "As told: I can’t hear well on the phone"
    assert carry_over(person=wren, words="  ", whose=Whose.CHILD, by=VISITOR, at=MONDAY) is None
    assert carry_over(person=None, words="Quiet", whose=Whose.CHILD, by=VISITOR, at=MONDAY) is None


def test_a_long_story_is_shortened_in_the_line_and_whole_in_what_is_sent(wren: Person) -> None:
    carry_over(person=wren, words="word " * 100, whose=Whose.FAMILY, by=VISITOR, at=MONDAY)

    assert needs_line(wren).endswith("… (the child or their parent)")
    assert needs_to_send(wren, own_words=True)[0][1].count("word") == 100


def test_what_is_sent_names_the_need_always_and_their_own_words_only_where_they_agreed(
    wren: Person, administrator: Account
) -> None:
    noted(wren, administrator, Kind.HEARING, words="Lip-reads, since the operation")
    carry_over(person=wren, words="Please write", whose=Whose.CHILD, by=VISITOR, at=MONDAY)

    bare = needs_to_send(wren, own_words=False)
    whole = needs_to_send(wren, own_words=True)

    assert bare == [("The child or young person", "Hearing: a loop, lip-reading, written words")]
    assert "Lip-reads, since the operation" in whole[1][1]
    assert "Please write" in whole[0][1]


def test_where_nothing_is_on_record_whoever_takes_it_over_is_told_to_ask(wren: Person) -> None:
    assert needs_to_send(wren, own_words=True) == [("Communication", "No needs are on record. Ask.")]


def test_a_need_ends_once_with_a_reason(wren: Person, administrator: Account) -> None:
    one = noted(wren, administrator)
    with pytest.raises(NotNoted, match="It still stands"):
        end_need(need_id=one.pk, because=" ", by=administrator, at=MONDAY)

    end_need(need_id=one.pk, because="Wears glasses now", by=administrator, at=MONDAY)
    again = end_need(need_id=one.pk, because="Again", by=administrator, at=LATER)

    assert (again.ended_because, needs_line(wren)) == ("Wears glasses now", "")


def asked(need: CommunicationNeed) -> int:
    return ask_again(need=need, area="kent", acknowledge_by=LATER, by=CLOCK, at=LATER)


def test_a_need_is_asked_again_once_for_all_of_somebody_until_somebody_looked(
    wren: Person, lead: Account, administrator: Account
) -> None:
    one, other = noted(wren, administrator), noted(wren, administrator, Kind.QUIET)
    assert list(CommunicationNeed.objects.not_looked_at_for_a_year(MONDAY + timedelta(days=364))) == []
    assert (asked(one), asked(other)) == (1, 0)

    look_again(need_id=one.pk, by=administrator, at=LATER)

    assert not Task.objects.open().exists()
    assert list(CommunicationNeed.objects.not_looked_at_for_a_year(LATER)) == [other]


def test_ending_it_settles_the_question_too(wren: Person, lead: Account, administrator: Account) -> None:
    one = noted(wren, administrator)
    asked(one)

    end_need(need_id=one.pk, because="No", by=administrator, at=LATER)

    assert not Task.objects.open().exists()


def test_of_a_contact_it_is_said_once_whether_the_need_was_met_and_why_not(
    wren: Person, administrator: Account
) -> None:
    with pytest.raises(NotNoted, match="was not there"):
        say_met(person=wren, about=wren, met=Met.NO, by=administrator, at=MONDAY)

    say_met(person=wren, about=wren, met=Met.NO, words="No interpreter came", by=administrator, at=MONDAY)
    again = say_met(person=wren, about=wren, met=Met.YES, by=administrator, at=MONDAY)

    assert (again.met, again.words, NeedsMet.objects.count()) == (Met.NO, "No interpreter came", 1)


def test_others_note_confirm_end_and_ask_nothing(wren: Person, administrator: Account, manager: Account) -> None:
    one = noted(wren, administrator)

    for act in (
        lambda: noted(wren, manager, Kind.BSL),
        lambda: look_again(need_id=one.pk, by=manager, at=MONDAY),
        lambda: end_need(need_id=one.pk, because="No", by=manager, at=MONDAY),
        lambda: say_met(person=wren, about=wren, met=Met.YES, by=manager, at=MONDAY),
        lambda: ask_again(need=one, area="", acknowledge_by=LATER, by=manager, at=MONDAY),  # type: ignore[arg-type]
    ):
        with pytest.raises(Denied):
            act()


@pytest.fixture
def held(wren: Person, partnership: Partnership, lead: Account) -> Task:
    """A message about Wren waits until somebody has read when it is safe."""
    plan = save_contact_plan(
        partnership=partnership, ways=["text"], phone="07700 900461", safe_times="not when dad is in", by=VISITOR,
        at=MONDAY,
    )  # fmt: skip
    queue_message(plan=plan, about=wren, kind="letter", body="Dear", outside="-", by=VISITOR, at=MONDAY)
    send_waiting(by=System("outbox"), at=MONDAY)
    return Task.objects.get()


def test_whoever_looks_at_a_held_message_sees_what_they_need_to_take_part(
    held: Task, wren: Person, lead: Account, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    where = reverse("tasks-one", args=[held.pk])
    assert "Nothing is known here. Ask" in signed_in(lead).get(where).content.decode()

    noted(wren, lead)
    noted(wren, lead, Kind.INTERPRETER, language="Polish", whose=Whose.PARENT)

    page = signed_in(lead).get(where).content.decode()
    assert "Easy read; Interpreter: Polish (a parent or carer)" in page
    assert "Nothing is known here" not in page
