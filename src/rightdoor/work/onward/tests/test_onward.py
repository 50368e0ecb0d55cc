"""A child is passed on: what goes was agreed, somebody says yes or no in time, and until then nobody lets go."""

from datetime import timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import Agreement
from rightdoor.work.onward.actions.answering import accept, give_back, receive
from rightdoor.work.onward.actions.sending import NotSent, send, withdraw
from rightdoor.work.onward.actions.watching import watch_onward
from rightdoor.work.onward.following import NOT_ANSWERED, SentOn, onward_about, person_of_onward
from rightdoor.work.onward.lifecycle import Part, State
from rightdoor.work.onward.models import IllegalMove, Onward
from rightdoor.work.onward.tests.onward_here import passing, sent
from rightdoor.work.support.actions.ending import left_undone
from rightdoor.work.support.lifecycle import Reason, Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.offering import NotQualified
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


def why_not(episode: Episode, by: Account, **more: object) -> str:
    with pytest.raises(NotSent) as told:
        sent(episode, by, **more)  # type: ignore[arg-type]
    assert not Onward.objects.exists()
    return str(told.value)


def test_what_goes_is_kept_word_by_word_with_who_agreed_and_what_the_rules_say_today(
    going: Episode, worker: Account
) -> None:
    parts = {Part.WHO: "Wren, 14", Part.ASKED: "I drink at night"}
    one = sent(going, worker, parts=parts)

    assert (one.state, one.goes_inside, one.agreed) == (State.SENT, True, "Wren said yes, on the phone")
    assert dict(one.parts.values_list("part", "words")) == {"who": "Wren, 14", "asked": "I drink at night"}
    assert one.gates["service"] == "essex.eypdas"
    assert one.answer_by > MONDAY
    again = send(episode_id=going.pk, passing=passing(), form_key=one.form_key, by=worker, at=TUESDAY)
    assert again.pk == one.pk


def test_nothing_goes_without_agreement_without_whom_it_is_about_or_against_the_rules_without_a_word_why(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    assert "always goes with it" in why_not(going, worker, parts={Part.ASKED: "I drink"})
    assert "Say why it is right nevertheless" in why_not(going, worker, nevertheless=" ")
    assert going.person is not None
    record_agreement(
        person=going.person, given_by=Agreement.From.YOUNG_PERSON, to=Agreement.To.SHARING,
        state=Agreement.State.REFUSED, by=practitioner, at=MONDAY,
    )  # fmt: skip
    assert "Still missing: " in why_not(going, worker)


def test_it_goes_to_nobody_who_cannot_be_asked(going: Episode, worker: Account) -> None:
    assert "Use Safety now" in why_not(going, worker, service="essex.children_and_families_hub")
    assert "cannot be passed on to that" in why_not(going, worker, service="essex.youth_diversion")
    assert "cannot be passed on to that" in why_not(going, worker, service="essex.nothing")
    assert "they use that one themselves" in why_not(going, worker, service="kent.kooth").lower()
    assert "Nothing was sent" in why_not(going, worker, service="essex.inside_out")
    with pytest.raises(NotQualified):
        sent(going, worker, service="kent.tss")


def test_the_same_service_is_asked_once_at_a_time(going: Episode, worker: Account) -> None:
    sent(going, worker)
    with pytest.raises(NotSent, match="has it already"):
        sent(going, worker)


def test_a_service_takes_them_on_and_what_was_begun_stays_until_its_worker_ends_it(
    going: Episode, worker: Account, receiver: Account
) -> None:
    one = sent(going, worker)
    assert NOT_ANSWERED in left_undone(going, Reason.NEEDS_MET)

    receive(onward_id=one.pk, who="Sorrel", by=receiver, at=TUESDAY)
    done = accept(onward_id=one.pk, words="From Monday", by=receiver, at=TUESDAY)

    assert done.opened is not None
    assert (done.opened.service, done.opened.stage) == ("essex.eypdas", Stage.WAITING)
    assert done.opened.opened_at == TUESDAY
    assert accept(onward_id=one.pk, by=receiver, at=TUESDAY).opened == done.opened
    assert Episode.objects.get(pk=going.pk).stage == Stage.STARTED
    assert NOT_ANSWERED not in left_undone(going, Reason.NEEDS_MET)
    with pytest.raises(NotSent, match="has them already"):
        sent(going, worker)


def test_whoever_still_waits_keeps_since_when(waits: Episode, sender: Account, receiver: Account) -> None:
    one = sent(waits, sender, at=TUESDAY)
    done = accept(onward_id=one.pk, by=receiver, at=TUESDAY)
    assert done.opened is not None
    assert done.opened.counts_from == MONDAY
    assert "passed them on" in done.opened.counts_because


def test_nobody_answers_for_the_other_service_what_they_sent_themselves(
    going: Episode, sender: Account, worker: Account, receiver: Account
) -> None:
    one = sent(going, sender)
    for by in (sender, worker):
        with pytest.raises(Denied):
            accept(onward_id=one.pk, by=by, at=TUESDAY)
    assert accept(onward_id=one.pk, by=receiver, at=TUESDAY).state == State.ACCEPTED


def test_it_comes_back_with_a_reason_and_stays_with_whoever_sent_it(
    going: Episode, worker: Account, receiver: Account
) -> None:
    one = sent(going, worker)
    with pytest.raises(IllegalMove, match="Say why"):
        give_back(onward_id=one.pk, because=" ", by=receiver, at=TUESDAY)

    back = give_back(onward_id=one.pk, because="They are not ready", by=receiver, at=TUESDAY)

    assert (back.state, back.nth_return, back.opened) == (State.RETURNED, 1, None)
    assert Episode.objects.get(pk=going.pk).is_open
    assert not Task.objects.exists()
    with pytest.raises(IllegalMove, match="answered it meanwhile"):
        accept(onward_id=one.pk, by=receiver, at=TUESDAY)


def test_the_second_return_calls_a_person_who_brings_it_to_the_panel(
    partnership: Partnership, going: Episode, worker: Account, receiver: Account
) -> None:
    lead = staff(partnership, "Rowan Ashgrove", Role.SAFEGUARDING_LEAD, area="essex")
    first = sent(going, worker)
    give_back(onward_id=first.pk, because="They are not ready", by=receiver, at=TUESDAY)
    second = sent(going, worker, service="essex.vaping")
    give_back(onward_id=second.pk, because="It is not about vapes", by=receiver, at=TUESDAY)

    assert Task.objects.get().kind == Task.Kind.TO_PANEL
    assert list(Onward.objects.visible_to(lead, TUESDAY)) == [second]


def test_what_is_not_answered_in_time_calls_a_person_once_until_somebody_answers(
    going: Episode, worker: Account, receiver: Account
) -> None:
    one = sent(going, worker)
    late = one.answer_by + timedelta(minutes=1)
    assert watch_onward(by=System("onward"), at=one.answer_by) == 0
    assert watch_onward(by=System("onward"), at=late) == 1
    assert watch_onward(by=System("onward"), at=late) == 0
    assert Task.objects.get().kind == Task.Kind.NOT_ANSWERED

    accept(onward_id=one.pk, by=receiver, at=late)
    assert Task.objects.get().done_at == late


def test_what_goes_elsewhere_is_received_with_a_reference_and_answered_by_whoever_leads(
    going: Episode, worker: Account, sender: Account
) -> None:
    one = sent(going, worker, service="essex.recovery_foundation", nevertheless="")
    assert not one.goes_inside
    with pytest.raises(IllegalMove, match="under which reference"):
        receive(onward_id=one.pk, who="Pat", by=worker, at=TUESDAY)
    receive(onward_id=one.pk, who="Pat", reference="R-17", by=worker, at=TUESDAY)
    assert receive(onward_id=one.pk, who="Pat", reference="R-18", by=worker, at=TUESDAY).reference == "R-17"
    done = accept(onward_id=one.pk, words="They come on Friday", by=sender, at=TUESDAY)
    assert (done.state, done.opened) == (State.ACCEPTED, None)


def test_it_is_taken_back_with_a_reason_and_not_after_an_answer(
    going: Episode, worker: Account, receiver: Account
) -> None:
    one = sent(going, worker)
    with pytest.raises(IllegalMove, match="Say why"):
        withdraw(onward_id=one.pk, because="", by=worker, at=TUESDAY)
    assert withdraw(onward_id=one.pk, because="They changed their mind", by=worker, at=TUESDAY).state == State.WITHDRAWN
    with pytest.raises(IllegalMove):
        accept(onward_id=one.pk, by=receiver, at=TUESDAY)


def test_whoever_does_not_lead_sees_nothing_of_it_at_either_wall(
    partnership: Partnership, going: Episode, worker: Account
) -> None:
    stranger = staff(partnership, "Aldous Fennimore", Role.WORKER, area="essex")
    one = sent(going, worker)
    for who, there in ((worker, True), (stranger, False)):
        assert Onward.objects.visible_to(who, MONDAY).filter(pk=one.pk).exists() is there
        with acting(who, MONDAY):
            assert Onward.objects.filter(pk=one.pk).exists() is there
            assert one.parts.exists() is there
    with pytest.raises(Denied):
        sent(going, stranger)


def test_a_death_ends_it_and_it_is_about_the_child(going: Episode, worker: Account) -> None:
    one = sent(going, worker)
    assert going.person is not None
    assert person_of_onward(one.pk) == going.person.pk
    assert list(onward_about([going.person.pk])) == [{"pk": one.pk}]
    follower = SentOn()
    assert follower.belongings(going.person).things == [one.pk]
    follower.stop(going.person, by=System("death"), at=TUESDAY)
    follower.go_on(going.person, by=System("death"), at=TUESDAY)
    assert Onward.objects.get().state == State.WITHDRAWN


def test_two_forms_with_one_key_are_one(going: Episode, worker: Account) -> None:
    key = uuid4()
    for _time in range(2):
        send(episode_id=going.pk, passing=passing(), form_key=key, by=worker, at=MONDAY)
    assert Onward.objects.count() == 1
