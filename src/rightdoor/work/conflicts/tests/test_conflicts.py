"""A conflict of interest: said by oneself or settled by a lead, it closes the record at once and tells nobody of it."""

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.bars import CONFLICT
from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied, rule_on
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.actions import acknowledge
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.work.conflicts.actions.settling import (
    settle,
)
from rightdoor.work.conflicts.actions.telling import NobodyNamed, say_i_know
from rightdoor.work.conflicts.models import Block, Declaration
from rightdoor.work.conflicts.tests.told_here import LATER, barred, told
from rightdoor.work.referrals.actions.working import look_at
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions.preparing import save_preparation
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db


def test_who_says_that_they_know_them_sees_nothing_of_them_from_the_next_request_on(
    referral: Referral, administrator: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    address, browser = reverse("request", args=[referral.pk]), signed_in(administrator)
    assert reverse("request-know", args=[referral.pk]) in browser.get(address).content.decode()

    answer = browser.post(reverse("request-know", args=[referral.pk]), {"reason": "same_household"})

    assert answer.status_code == 302
    nothing = browser.get(reverse("request", args=["01a20000-0000-7000-8000-000000000000"]))
    gone = browser.get(address)
    assert (gone.status_code, gone.content) == (404, nothing.content)
    assert "Wren" not in browser.get(reverse("queue")).content.decode()
    block = Block.objects.get()
    assert (block.relation.kind, block.relation.reason, block.source) == (Tie.BLOCK, "same_household", "their own word")
    assert rule_on(administrator, SEE, referral, at=MONDAY).because == CONFLICT
    assert "conflicts.tell" in acts(about=referral.pk)


def test_a_choice_is_needed_and_a_group_is_nobody(
    partnership: Partnership, administrator: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    group = waiting(partnership, asker="group")
    Referral.objects.filter(pk=group.pk).update(person=None)
    browser = signed_in(administrator)

    assert browser.get(reverse("request-know", args=[group.pk])).status_code == 200
    assert (
        "Choose what fits best"
        in browser.post(reverse("request-know", args=[group.pk]), {"reason": ""}).content.decode()
    )
    told = browser.post(reverse("request-know", args=[group.pk]), {"reason": "known"})

    assert "names nobody" in told.content.decode()
    with pytest.raises(NobodyNamed):
        say_i_know(referral_id=group.pk, reason=Conflict.KNOWN, by=administrator, at=MONDAY)


def test_what_cannot_be_seen_cannot_be_declared(referral: Referral, partnership: Partnership) -> None:
    elsewhere = staff(partnership, "Only Medway", Role.ADMINISTRATOR, area="medway")

    with pytest.raises(Denied):
        say_i_know(referral_id=referral.pk, reason=Conflict.KNOWN, by=elsewhere, at=MONDAY)


@pytest.mark.parametrize("holding", ["looking", "prepared", "neither"])
def test_what_they_had_in_hand_needs_another_reader(
    referral: Referral, administrator: Account, lead: Account, holding: str
) -> None:
    if holding == "looking":
        look_at(referral_id=referral.pk, by=administrator, at=MONDAY)
    if holding == "prepared":
        save_preparation(referral_id=referral.pk, fields={}, by=administrator, at=MONDAY)

    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=MONDAY)

    tasks = Task.objects.filter(kind=Task.Kind.ANOTHER_READER, about_id=referral.pk)
    assert tasks.exists() == (holding != "neither")
    assert [one.to for one in Notice.objects.filter(task__in=tasks)] == ([lead] if tasks else [])
    referral.refresh_from_db()
    assert referral.looking is None
    assert not Task.objects.visible_to(administrator, LATER).filter(pk__in=tasks).exists()


def test_a_red_flag_that_they_had_waits_again_and_others_hear_of_it(
    referral: Referral, administrator: Account, lead: Account, partnership: Partnership
) -> None:
    flag = raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=lead, at=MONDAY,
    )  # fmt: skip
    task = Task.objects.get(about_id=flag.pk)
    acknowledge(task_id=task.pk, by=administrator, at=MONDAY)

    say_i_know(referral_id=referral.pk, reason=Conflict.ALLEGED_HARMER, by=administrator, at=LATER)

    task.refresh_from_db()
    assert (task.owner, task.acknowledged_at) == (lead, None)
    assert task.climbs_at is not None
    assert Notice.objects.filter(task=task, to=lead, raised_at=LATER).exists()


def test_a_new_task_about_somebody_is_never_given_to_who_may_know_nothing_of_them(
    referral: Referral, partnership: Partnership, lead: Account
) -> None:
    kin = staff(partnership, "Ash Applegarth", Role.SAFEGUARDING_LEAD)
    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=kin, at=MONDAY)

    raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=lead, at=LATER,
    )  # fmt: skip

    assert not Notice.objects.filter(to=kin).exists()
    assert Notice.objects.filter(to=lead).exists()


def test_what_is_told_without_a_record_goes_to_the_leads_and_looks_nothing_up(
    referral: Referral, administrator: Account, lead: Account
) -> None:
    told(administrator)

    task = Task.objects.get(kind=Task.Kind.KNOWS_SOMEBODY)
    assert [one.to for one in task.notices.all()] == [lead]
    assert visible(administrator, LATER).filter(pk=referral.pk).exists()


def test_the_answer_is_the_same_whether_there_is_such_a_child_or_not(
    referral: Referral, administrator: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    browser = signed_in(administrator)
    pages = []
    for name in ("Wren Applegarth", "Nobody Atall!!"):
        answer = browser.post(reverse("conflicts"), {"name": name, "reason": "relative"})
        pages.append(browser.get(answer["Location"]).content.decode().replace(name, "NAME"))
        Declaration.objects.all().delete()

    assert len(pages[0]) == len(pages[1])
    assert "NAME" in pages[0]


def test_their_own_page_shows_their_words_and_never_what_was_found(
    referral: Referral, administrator: Account, lead: Account, practitioner: Account, signed_in: SignedIn,
    settings: LazySettings,
) -> None:  # fmt: skip
    settings.CLOCK = LATER.isoformat()
    told(practitioner, name="Anothers Child")
    told(administrator, words="My niece, we are close")
    before = signed_in(administrator).get(reverse("conflicts")).content.decode()

    barred(administrator, lead)
    settle(declaration_id=Declaration.objects.get(account=administrator).pk, by=lead, at=LATER)

    after = signed_in(administrator).get(reverse("conflicts")).content.decode()
    assert "My niece, we are close" in before
    assert "Anothers Child" not in before
    assert without_tokens(after) == without_tokens(before)


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line and "nonce" not in line)
