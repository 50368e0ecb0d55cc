from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.actions import acknowledge
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.work.safeguarding.actions import (
    HandledAlready,
    NoWords,
    carry_flags,
    handle_flag,
    list_flags,
    raise_flag,
    read_flag,
)
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from tests.own_database import own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff

SOON = MONDAY + timedelta(minutes=5)


def test_a_yes_is_kept_and_calls_a_person(raised, flagged) -> None:
    flag = raised()

    assert flag.facts == ["in_danger_now"]
    task = Task.objects.get()
    assert (task.kind, task.about_id, task.area) == (Task.Kind.RED_FLAG, flag.pk, "kent")
    assert acts(about=flag.pk) == ["safeguarding.flag_raised"]
    assert flagged == [("access.organisation", True)]


def test_words_that_worry_call_a_person_and_are_not_copied(raised) -> None:
    flag = raised(source=RedFlag.Source.WORDS, facts=[], text="I want to die, my penguin knows")

    assert flag.facts == ["ending_life"]
    assert "penguin" not in str([getattr(flag, one.attname) for one in flag._meta.fields])
    assert Task.objects.get().kind == Task.Kind.WORRYING_WORDS


def test_what_staff_heard_is_kept_in_their_words(raised, administrator) -> None:
    flag = raised(source=RedFlag.Source.STAFF, heard="She whispered that he hits her", by=administrator)
    raised(source=RedFlag.Source.STAFF, heard="And that it was last night", by=administrator)

    flag.refresh_from_db()
    assert flag.heard == "She whispered that he hits her\n\nAnd that it was last night"


def test_the_same_again_raises_nothing_and_tells_nobody_twice(raised) -> None:
    assert raised() == raised(at=SOON)

    assert RedFlag.objects.count() == Task.objects.count() == Notice.objects.count() == 1


def test_something_more_is_added_and_told_once_more(raised) -> None:
    flag = raised()

    raised(facts=["in_danger_now", "significant_self_harm"], at=SOON)

    flag.refresh_from_db()
    assert flag.facts == ["in_danger_now", "significant_self_harm"]
    assert flag.words_at == SOON
    assert Notice.objects.count() == 2
    assert acts(about=flag.pk)[-1] == "safeguarding.flag_grew"


def test_when_the_area_is_told_later_its_own_duty_hears_and_owns_it(raised, administrator, partnership) -> None:
    flag = raised(area="")
    Shift.objects.create(
        partnership=partnership, area="kent", kind=Shift.Kind.DUTY, account=administrator, starts_at=MONDAY,
        ends_at=MONDAY + timedelta(hours=8),
    )  # fmt: skip

    for area in ("kent", "kent", ""):
        raised(area=area, at=SOON)

    flag.refresh_from_db()
    task = Task.objects.get()
    assert (flag.area, task.area, task.owner) == ("kent", "kent", administrator)
    assert Notice.objects.count() == 2
    handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)
    raised(area="essex", at=SOON)
    flag.refresh_from_db()
    assert flag.area == "kent"


def test_whoever_has_a_flag_keeps_it_when_its_area_changes(raised, administrator) -> None:
    raised()
    acknowledge(task_id=Task.objects.get().pk, by=administrator, at=SOON)

    raised(area="medway", at=SOON)

    assert Task.objects.get().owner == administrator
    assert Notice.objects.order_by("id").last().to == administrator


def test_a_flag_closes_only_with_what_was_done(raised, administrator, flagged) -> None:
    flag = raised()
    with pytest.raises(NoWords):
        handle_flag(flag_id=flag.pk, what_was_done=" ", by=administrator, at=SOON)

    flag = handle_flag(flag_id=flag.pk, what_was_done="Spoke with her; she is with her nan", by=administrator, at=SOON)

    assert (flag.handled_by, flag.handled_at) == (administrator, SOON)
    assert Task.objects.get().outcome == "Spoke with her; she is with her nan"
    assert flagged == [("access.organisation", True), ("access.organisation", False)]


def test_a_double_click_closes_once_and_the_second_person_is_told(raised, administrator, lead) -> None:
    flag = raised()
    for _time in range(2):
        handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)

    with pytest.raises(HandledAlready):
        handle_flag(flag_id=flag.pk, what_was_done="I called her", by=lead, at=SOON)
    assert acts(about=flag.pk).count("safeguarding.flag_handled") == 1


def test_another_flag_that_is_still_open_keeps_the_request_pinned(raised, administrator, flagged) -> None:
    flag = raised()
    raised(source=RedFlag.Source.WORDS, facts=[], text="I want to die")

    handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)

    assert flagged[-1] == ("access.organisation", True)


def test_what_a_person_has_dealt_with_stays_dealt_with_and_more_opens_a_new_flag(raised, administrator) -> None:
    flag = raised()
    handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)

    assert raised(at=SOON) == flag
    second = raised(facts=["in_danger_now", "immediate_suicide_risk"], at=SOON)

    assert second != flag
    assert Task.objects.open().count() == 1


def test_saying_it_anew_opens_a_new_flag(raised, administrator) -> None:
    flag = raised()
    handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)

    assert raised(at=SOON, anew=True) != flag


def test_flags_follow_a_draft_into_the_request_and_its_area(
    raised, draft, request_sent, administrator, flagged
) -> None:
    flag = raised(area="")
    BodyContact.objects.create(
        partnership=request_sent, about_kind="access.organisation", about_id=draft.pk, body="x", concern="x",
        prepared_text="x", prepared_at=MONDAY, prepared_by=administrator,
    )  # fmt: skip

    assert carry_flags(was=draft, now=request_sent, area="kent", by=VISITOR, at=SOON) == 1
    assert carry_flags(was=draft, now=request_sent, area="kent", by=VISITOR, at=SOON) == 0

    flag.refresh_from_db()
    assert (flag.about_kind, flag.about_id, flag.area) == ("access.partnership", request_sent.pk, "kent")
    assert Task.objects.get().area == "kent"
    assert Notice.objects.count() == 2
    assert BodyContact.objects.get().about_id == request_sent.pk
    assert flagged[-1] == ("access.partnership", True)


def test_a_flag_that_was_dealt_with_follows_without_a_word(raised, draft, request_sent, administrator, flagged) -> None:
    flag = raised()
    handle_flag(flag_id=flag.pk, what_was_done="Called her", by=administrator, at=SOON)
    told = len(flagged)

    carry_flags(was=draft, now=request_sent, area="kent", by=VISITOR, at=SOON)

    assert len(flagged) == told
    assert Notice.objects.count() == 1


def test_only_front_door_staff_of_the_area_read_and_close(raised, administrator, manager) -> None:
    flag = raised()
    administrator.roles.update(area="essex")

    for account in (administrator, manager):
        with pytest.raises(Denied):
            handle_flag(flag_id=flag.pk, what_was_done="Called her", by=account, at=SOON)
        with pytest.raises(Denied):
            read_flag(flag=flag, by=account, at=SOON)
        assert list_flags(flags=[flag], by=account, at=SOON) == []


def test_whoever_acknowledges_is_told_when_more_is_said(raised, administrator, lead) -> None:
    raised()
    acknowledge(task_id=Task.objects.get().pk, by=administrator, at=SOON)

    raised(facts=["immediate_suicide_risk"], at=SOON)

    assert [notice.to for notice in Notice.objects.order_by("id")] == [lead, administrator]


def test_eight_saves_at_once_raise_one_flag_and_tell_once(own_database) -> None:  # noqa: F811
    here = Partnership.objects.create(slug="here", name="Here")
    staff(here, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)

    def save() -> RedFlag:
        return raise_flag(
            partnership=here, area="kent", about=here, facts=["in_danger_now"], source="answer", by=VISITOR, at=MONDAY
        )

    flags = own_database.at_once(save, times=8)

    assert len({flag.pk for flag in flags}) == RedFlag.objects.count() == Task.objects.count() == 1
    assert Notice.objects.count() == 1
