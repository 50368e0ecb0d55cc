from datetime import timedelta
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.actions.taking import (
    NotOnThisSite,
    begin_taking,
    finish_taking,
    give_code,
    keep_taking,
)
from rightdoor.work.referrals.codes import is_secret
from rightdoor.work.referrals.models import Channel, Draft, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


def a_call(by: Account, asker: str = "me", channel: str = "phone") -> Draft:
    return begin_taking(asker=asker, channel=channel, by=by, at=MONDAY)


def taken(draft: Draft, by: Account, **answers: Any) -> Referral:
    keep_taking(draft_id=draft.pk, answers=answers, by=by, at=MONDAY)
    return finish_taking(draft_id=draft.pk, secret_word="otter9", by=by, at=MONDAY)


def test_a_call_is_written_down_as_the_callers_and_taken_by_the_administrator(administrator: Account) -> None:
    draft = a_call(administrator, "child", "walk_in")

    assert (draft.asker, draft.channel, draft.taken_by) == ("child", Channel.WALK_IN, administrator)
    assert acts(about=draft.pk) == ["referrals.draft_started"]


def test_what_a_person_types_on_the_site_is_not_taken_by_staff(administrator: Account) -> None:
    with pytest.raises(NotOnThisSite):
        a_call(administrator, channel="web")


def test_a_manager_takes_no_requests(manager: Account) -> None:
    with pytest.raises(Denied):
        a_call(manager)


def test_a_yes_to_a_safety_question_calls_a_person_before_the_call_is_finished(administrator: Account) -> None:
    draft = a_call(administrator)

    keep_taking(draft_id=draft.pk, answers={"somebody_hurts": "yes"}, by=administrator, at=MONDAY)

    flag = RedFlag.objects.get()
    assert (flag.about_id, flag.facts) == (draft.pk, ["at_risk_of_significant_harm"])
    assert Task.objects.get().kind == Task.Kind.RED_FLAG
    assert Draft.objects.get().keep


def test_taking_sends_the_same_request_as_any_other_way_in(administrator: Account) -> None:
    draft = a_call(administrator)

    referral = taken(draft, administrator, story="I can't sleep", preferred_name="Wren", agree_service="yes")

    assert (referral.channel, referral.taken_by, referral.story) == ("phone", administrator, "I can't sleep")
    assert is_secret("otter9", referral.secret_word)
    assert referral.matches.exists()
    assert "referrals.send" in acts(about=referral.pk)


def test_each_agreement_says_who_agreed_and_how(administrator: Account) -> None:
    taken(
        a_call(administrator), administrator, preferred_name="Wren", agree_contact="yes", agree_share="no",
        agree_service="yes",
    )  # fmt: skip

    said = {(one.to, one.state) for one in Agreement.objects.all()}
    assert said == {("contact", "given"), ("sharing", "refused"), ("service", "given")}
    assert {one.how for one in Agreement.objects.all()} == {"by telephone, to Bea Nettleship"}
    assert {one.said_by for one in Agreement.objects.all()} == {"Wren"}


def test_a_parents_agreement_in_a_letter_says_so(administrator: Account) -> None:
    taken(
        a_call(administrator, "child", "letter"), administrator, referrer_name="Mx Fernside",
        parent_agrees_service="yes",
    )  # fmt: skip

    assert Agreement.objects.get().how == "in their letter, to Bea Nettleship"


def test_finishing_twice_is_taking_once(administrator: Account) -> None:
    draft = a_call(administrator)

    first, second = taken(draft, administrator, story="once"), taken(draft, administrator, story="once")

    assert first == second
    assert Referral.objects.count() == 1


def test_a_second_window_does_not_overwrite_the_first(administrator: Account) -> None:
    draft = a_call(administrator)
    keep_taking(draft_id=draft.pk, answers={"story": "one"}, tab="a", by=administrator, at=MONDAY)

    second = keep_taking(draft_id=draft.pk, answers={"story": "two"}, tab="b", seen="0", by=administrator, at=MONDAY)

    assert second.elsewhere
    assert Draft.objects.get().answers["story"] == "one"
    assert Draft.objects.get().pages["quick"]["other"]["story"] == "two"


def test_nobody_but_the_taker_writes_in_what_was_taken(administrator: Account, practitioner: Account) -> None:
    draft = a_call(administrator)

    with pytest.raises(Denied):
        keep_taking(draft_id=draft.pk, answers={"story": "x"}, by=practitioner, at=MONDAY)
    with pytest.raises(Denied):
        finish_taking(draft_id=draft.pk, secret_word="", by=practitioner, at=MONDAY)


def test_a_call_from_another_area_is_taken_to_its_end_with_its_flags(partnership: Partnership) -> None:
    in_kent = staff(partnership, "Kit Only", Role.ADMINISTRATOR, area="kent")
    draft = a_call(in_kent)

    referral = taken(draft, in_kent, postcode="ME4 4TR", danger_now="yes", call_number="07700 900461", ways=["call"])

    assert referral.area == "medway"
    assert RedFlag.objects.get().area == "medway"
    assert Referral.objects.visible_to(in_kent, MONDAY).exists()


def test_a_taker_whose_role_has_ended_writes_no_more(administrator: Account) -> None:
    draft = a_call(administrator)
    administrator.roles.update(ends_on=(MONDAY - timedelta(days=1)).date())

    with pytest.raises(Denied):
        keep_taking(draft_id=draft.pk, answers={}, by=administrator, at=MONDAY)


def test_a_caller_may_go_on_alone_with_a_code_and_a_word(administrator: Account) -> None:
    draft = give_code(draft_id=a_call(administrator).pk, secret_word="otter9", by=administrator, at=MONDAY)

    assert draft.code
    assert draft.code.count("-") == 3


def test_open_calls_are_ones_own_and_of_ones_own_partnership(
    administrator: Account, practitioner: Account, partnership: Partnership
) -> None:
    mine = a_call(administrator)
    a_call(practitioner)
    sent = a_call(administrator)
    taken(sent, administrator)

    assert list(Draft.objects.taken_by(administrator).unsent()) == [mine]
    elsewhere = staff(partnership, "Nobody Else", Role.ADMINISTRATOR)
    assert not Draft.objects.taken_by(elsewhere).exists()
