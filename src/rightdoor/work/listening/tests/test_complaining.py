"""A complaint: who reads it and who never does, by when it is answered, and that it goes forward only."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied, rule_on
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.actions import acknowledge
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.pure.naming import Named
from rightdoor.records.directory.entries import County
from rightdoor.work.listening import policy
from rightdoor.work.listening.actions import saying
from rightdoor.work.listening.actions.excluding import NotOneselfHere, exclude
from rightdoor.work.listening.actions.reading import hear_voices, list_complaints, read_complaint
from rightdoor.work.listening.actions.saying import complain, say_how_it_was
from rightdoor.work.listening.actions.stepping import NotNow, NoWords, take_step
from rightdoor.work.listening.lifecycle import Stage, Step
from rightdoor.work.listening.models import Complaint, Feedback
from rightdoor.work.passport.tests.requests_here import a_request
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
KIND = Task.Kind.ANSWER_COMPLAINT
AFTER_EASTER = datetime(2026, 4, 8, 8, tzinfo=UTC)  # twenty working days, without two bank holidays


def a_complaint(partnership: Partnership, about: str = "Nobody rang back.", **more: Any) -> Complaint:
    plain = {"who": "parent", "wants": "", "advocate_wanted": None, "form_key": uuid4(), "area": "kent",
             "by": VISITOR, "at": MONDAY}  # fmt: skip
    return complain(partnership=partnership, about=about, **{**plain, **more})


def step(complaint: Complaint, what: Step, by: Account, at: datetime = MONDAY, words: str = "Done") -> Complaint:
    said = {"found": "It was so", "change": "We ring"} if what is Step.ANSWER else {"words": words}
    return take_step(complaint_id=complaint.pk, step=what, **said, by=by, at=at)


def test_a_complaint_is_kept_once_with_its_day_and_its_readers_are_told(
    partnership: Partnership, reader: Account, manager: Account
) -> None:
    key = uuid4()
    complaint = a_complaint(partnership, " Nobody rang back. ", form_key=key)

    assert a_complaint(partnership, form_key=key) == complaint
    assert (complaint.about, complaint.stage) == ("Nobody rang back.", Stage.ONE)
    assert complaint.due_at == MONDAY + timedelta(days=14)
    assert [notice.to for notice in Notice.objects.all()] == [reader]
    assert Task.objects.get(kind=KIND).acknowledge_by == complaint.due_at
    assert acts(about=complaint.pk) == ["listening.complain"]


def test_the_same_form_with_other_words_is_another_complaint_and_loses_neither(
    partnership: Partnership, reader: Account
) -> None:
    key = uuid4()
    first = a_complaint(partnership, form_key=key)
    second = a_complaint(partnership, "And I want to die", form_key=key)

    assert {one.about for one in Complaint.objects.all()} == {first.about, second.about}
    assert RedFlag.objects.filter(about_id=second.pk).exists()


def test_the_same_complaint_sent_twice_at_one_moment_is_one(
    partnership: Partnership, reader: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = uuid4()
    first = a_complaint(partnership, form_key=key)
    monkeypatch.setattr(saying, "made_before", lambda *_asked: None)  # the other is not there yet when it is looked for

    assert a_complaint(partnership, form_key=key) == first
    assert Complaint.objects.count() == 1


def test_whoever_wants_an_advocate_has_the_longer_time_of_the_first_stage(
    partnership: Partnership, reader: Account
) -> None:
    assert a_complaint(partnership, advocate_wanted=True).due_at == AFTER_EASTER


def test_where_nobody_reads_complaints_a_manager_stands_in_and_then_no_more(
    partnership: Partnership, manager: Account
) -> None:
    complaint = a_complaint(partnership)
    assert list_complaints(by=manager, at=MONDAY) == [complaint]
    assert [notice.to for notice in Notice.objects.all()] == [manager]

    staff(partnership, "Merle Ashdown", Role.COMPLAINTS_READER)
    assert list_complaints(by=manager, at=MONDAY) == []
    with pytest.raises(Denied):
        read_complaint(complaint_id=complaint.pk, by=manager, at=MONDAY)


@pytest.mark.parametrize("by", ["administrator", "practitioner", "lead", "system_administrator"])
def test_nobody_else_reads_it_and_its_task_is_not_there_for_them(
    partnership: Partnership, reader: Account, by: str, request: pytest.FixtureRequest
) -> None:
    somebody, complaint = request.getfixturevalue(by), a_complaint(partnership)

    assert not Task.objects.visible_to(somebody, MONDAY).exists()
    with pytest.raises(Denied):
        read_complaint(complaint_id=complaint.pk, by=somebody, at=MONDAY)


def test_a_reader_of_another_area_does_not_read_it(partnership: Partnership, reader: Account) -> None:
    staff(partnership, "Juno Sedge", Role.COMPLAINTS_READER, area="medway")
    complaint = a_complaint(partnership, area="medway")

    assert list_complaints(by=reader, at=MONDAY) == []
    with pytest.raises(Denied):
        read_complaint(complaint_id=complaint.pk, by=reader, at=MONDAY)


@pytest.mark.parametrize("about", ["It was MS ASHDOWN", "merle's words hurt me. I want to die"])
def test_whoever_is_named_knows_nothing_of_it_by_any_way(
    partnership: Partnership, reader: Account, manager: Account, about: str
) -> None:
    also = staff(partnership, "Ada Merle", Role.SAFEGUARDING_LEAD)  # shares the name: reads its flag no more either
    complaint = a_complaint(partnership, about)

    for account in (reader, also):
        assert not rule_on(account, policy.READ, complaint, at=MONDAY).allowed
        assert not Task.objects.visible_to(account, MONDAY).exists()
    assert list_complaints(by=reader, at=MONDAY) == []
    assert list_complaints(by=manager, at=MONDAY) == [complaint]
    assert reader not in {notice.to for notice in Notice.objects.all()}


def test_who_has_to_do_with_the_child_is_named_by_their_first_name(
    partnership: Partnership, referral: Referral, reader: Account
) -> None:
    will = staff(partnership, "Will May", Role.COMPLAINTS_READER)
    words = "Then Will shouted at me"
    assert rule_on(will, policy.READ, a_complaint(partnership, words, referral=referral), at=MONDAY).allowed
    Relation.objects.create(
        partnership=partnership, account=will, kind=Tie.LEAD, about_kind="people.person",
        about_id=referral.person_id, starts_at=MONDAY, ends_at=MONDAY, source="tests",
    )  # fmt: skip

    again = a_complaint(partnership, words, referral=referral)
    assert not rule_on(will, policy.READ, again, at=MONDAY).allowed
    assert Relation.objects.get(about_id=again.pk).source == Named.TIED
    group = a_request(partnership, code="group", contact_plan=referral.contact_plan)
    Referral.objects.filter(pk=group.pk).update(person=None, taken_by=will)
    group.refresh_from_db()
    assert not rule_on(will, policy.READ, a_complaint(partnership, words, referral=group), at=MONDAY).allowed


def test_where_everybody_near_is_named_somebody_of_another_area_reads_it(
    partnership: Partnership, reader: Account, manager: Account
) -> None:
    far = staff(partnership, "Juno Sedge", Role.COMPLAINTS_READER, area="medway")
    complaint = a_complaint(partnership, whom=f"Merle and {manager.name}")

    assert list_complaints(by=far, at=MONDAY) == [complaint]
    assert [notice.to for notice in Notice.objects.all()] == [far]
    assert list_complaints(by=reader, at=MONDAY) == list_complaints(by=manager, at=MONDAY) == []


def test_the_glass_does_not_open_a_complaint_to_whoever_it_is_about(
    partnership: Partnership, referral: Referral, reader: Account
) -> None:
    complaint = a_complaint(partnership, "Merle", referral=referral)
    Relation.objects.create(
        partnership=partnership, account=reader, kind=Tie.GLASS, about_kind="people.person",
        about_id=referral.person_id, starts_at=MONDAY, source="tests",
    )  # fmt: skip

    assert not rule_on(reader, policy.READ, complaint, at=MONDAY).allowed


def test_a_disclosure_calls_a_person_who_reads_the_words_and_not_whoever_it_is_about(
    partnership: Partnership, reader: Account, lead: Account
) -> None:
    other = staff(partnership, "Juno Sedge", Role.SAFEGUARDING_LEAD)
    complaint = a_complaint(partnership, "Isolde shouted and I want to die")

    flag = RedFlag.objects.get(about_id=complaint.pk)
    assert flag.source == RedFlag.Source.WORDS
    flags = Task.objects.filter(about_id=flag.pk)
    assert flags.visible_to(other, MONDAY).exists()
    assert not flags.visible_to(lead, MONDAY).exists()
    assert lead not in {notice.to for notice in Notice.objects.all()}


def test_what_somebody_has_in_hand_goes_to_others_when_the_complaint_turns_out_to_be_about_them(
    partnership: Partnership, reader: Account, lead: Account
) -> None:
    other = staff(partnership, "Juno Sedge", Role.SAFEGUARDING_LEAD)
    complaint = a_complaint(partnership, "She shouted and I want to die")
    task = Task.objects.get(about_id=RedFlag.objects.get(about_id=complaint.pk).pk)
    acknowledge(task_id=task.pk, by=lead, at=MONDAY)
    Notice.objects.all().delete()

    exclude(complaint_id=complaint.pk, account_id=lead.pk, by=reader, at=MONDAY)

    task.refresh_from_db()
    assert (task.owner, task.acknowledged_at) == (other, None)
    assert {notice.to for notice in Notice.objects.all()} == {other}
    assert Task.objects.climbing(MONDAY + timedelta(hours=1)).filter(pk=task.pk).exists()


def test_a_reader_says_whom_it_is_about_and_not_themselves(
    partnership: Partnership, reader: Account, manager: Account
) -> None:
    complaint = a_complaint(partnership)
    with pytest.raises(NotOneselfHere):
        exclude(complaint_id=complaint.pk, account_id=reader.pk, by=reader, at=MONDAY)
    for _twice in range(2):
        exclude(complaint_id=complaint.pk, account_id=manager.pk, by=reader, at=MONDAY)

    assert Relation.objects.get(account=manager).kind == Tie.EXCLUDED
    assert acts(about=complaint.pk).count("listening.exclude") == 2
    with pytest.raises(Denied):
        exclude(complaint_id=complaint.pk, account_id=reader.pk, by=manager, at=MONDAY)


def test_it_goes_through_three_stages_each_with_its_days_and_never_back(
    partnership: Partnership, reader: Account
) -> None:
    complaint = a_complaint(partnership)
    with pytest.raises(NotNow):
        step(complaint, Step.FURTHER, reader)
    with pytest.raises(NoWords):
        step(complaint, Step.LONGER, reader, words=" ")
    with pytest.raises(NoWords):
        take_step(complaint_id=complaint.pk, step=Step.ANSWER, found="It was so", change=" ", by=reader, at=MONDAY)

    assert step(complaint, Step.LONGER, reader).due_at == AFTER_EASTER
    assert step(complaint, Step.ANSWER, reader).due_at is None
    assert not Task.objects.open().filter(kind=KIND).exists()
    two = step(complaint, Step.FURTHER, reader)
    assert (two.stage, two.due_at) == (Stage.TWO, AFTER_EASTER + timedelta(days=7))
    assert Task.objects.open().get(kind=KIND).acknowledge_by == two.due_at
    for what in (Step.ANSWER, Step.FURTHER, Step.ADVOCATE, Step.ANSWER, Step.SETTLE):
        two = step(two, what, reader)
    assert (two.stage, two.advocate_offered_at) == (Stage.SETTLED, MONDAY)
    assert [one.became for one in two.steps.order_by("id")][-1] == Stage.SETTLED
    with pytest.raises(NotNow):
        step(two, Step.ANSWER, reader)


def test_by_our_own_procedure_the_area_says_how_long_or_no_day_is_promised(
    partnership: Partnership, reader: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = step(a_complaint(partnership), Step.OWN, reader)
    assert (none.procedure, none.due_at) == ("own", None)
    assert Task.objects.open().filter(kind=KIND).exists()

    promised = County(complaints={"kent": 5})
    monkeypatch.setattr("rightdoor.work.listening.stages.county", lambda: promised)
    assert step(a_complaint(partnership), Step.OWN, reader).due_at == MONDAY + timedelta(days=7)


def test_staff_write_one_down_for_somebody_and_do_not_read_it(
    partnership: Partnership, administrator: Account, reader: Account
) -> None:
    complaint = a_complaint(partnership, by=administrator)

    assert complaint.taken_by == administrator
    assert not rule_on(administrator, policy.READ, complaint, at=MONDAY).allowed
    assert list_complaints(by=reader, at=MONDAY) == [complaint]


def test_without_anybody_to_read_it_it_is_kept_all_the_same(partnership: Partnership) -> None:
    complaint = a_complaint(partnership)

    assert Complaint.objects.get() == complaint
    assert not Task.objects.filter(kind=KIND).exists()


def test_how_it_was_is_kept_once_heard_by_managers_and_what_worries_calls_a_person(
    partnership: Partnership, referral: Referral, manager: Account, reader: Account
) -> None:
    key = uuid4()
    for _twice in range(2):
        say_how_it_was(referral_id=referral.pk, face="bad", words=" I want to die ", thanks="", form_key=key,
                       by=VISITOR, at=MONDAY)  # fmt: skip

    assert Feedback.objects.get().words == "I want to die"
    assert RedFlag.objects.count() == 1
    assert [one.face for one in hear_voices(by=manager, at=MONDAY)] == ["bad"]
    with pytest.raises(Denied):
        hear_voices(by=reader, at=MONDAY)


def test_a_complaint_from_the_page_of_a_child_is_not_there_for_a_reader_who_may_know_nothing_of_them(
    partnership: Partnership, reader: Account
) -> None:
    referral = a_request(partnership)
    a_complaint(partnership, referral=referral)
    Relation.objects.create(
        partnership=partnership, account=reader, kind=Tie.BLOCK, about_kind="people.person",
        about_id=referral.person_id, starts_at=MONDAY, source="tests",
    )  # fmt: skip

    assert list_complaints(by=reader, at=MONDAY) == []
