"""A safeguarding lead settles a conflict of another; and whoever asks later about the same child is kept from them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.actions.settling import (
    NOTHING,
    NobodyFound,
    StepFirst,
    end_block,
    list_blocks,
    read_declaration,
    settle,
)
from rightdoor.work.conflicts.actions.telling import say_i_know
from rightdoor.work.conflicts.lifecycle import SAME_NAME
from rightdoor.work.conflicts.models import Block
from rightdoor.work.conflicts.tests.told_here import BORN, LATER, barred, told
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db


def test_a_lead_settles_what_another_told_by_barring_them(
    referral: Referral, administrator: Account, lead: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = LATER.isoformat()
    declaration = told(administrator)
    browser = signed_in(lead, second=True)
    page = reverse("conflicts-said", args=[declaration.pk])
    assert "Bea Nettleship" in browser.get(reverse("conflicts-blocks")).content.decode()
    assert 'value="Wren Applegarth"' in browser.get(page).content.decode()
    form = {"account": str(administrator.pk), "name": "wren  applegarth", "born_on_0": "1", "born_on_1": "4",
            "born_on_2": "2012", "born_on_day": "1", "born_on_month": "4", "born_on_year": "2012",
            "reason": "relative", "source": "Bea, 9 March"}  # fmt: skip

    missing = browser.post(page, {**form, "name": "Somebody Else"})
    assert NOTHING in missing.content.decode()
    assert browser.post(page, form).status_code == 302

    assert not visible(administrator, LATER).filter(pk=referral.pk).exists()
    declaration.refresh_from_db()
    assert declaration.settled_by == lead
    assert Task.objects.get(kind=Task.Kind.KNOWS_SOMEBODY).done_at is not None
    assert "sees nothing of Wren Applegarth" in browser.get(reverse("conflicts-blocks")).content.decode()
    assert browser.get(page).status_code == 404


def test_where_there_is_no_record_a_lead_says_so_and_the_words_are_kept(
    administrator: Account, lead: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = LATER.isoformat()
    declaration = told(administrator)

    answer = signed_in(lead).post(reverse("conflicts-settle", args=[declaration.pk]))

    assert answer.status_code == 302
    declaration.refresh_from_db()
    assert declaration.settled_at == LATER
    assert settle(declaration_id=declaration.pk, by=lead, at=LATER + timedelta(days=1)).settled_at == LATER


def test_a_request_that_comes_later_is_closed_to_who_told_us(
    administrator: Account, practitioner: Account, partnership: Partnership
) -> None:
    told(administrator)
    told(practitioner, name="Wren", words="A first name alone bars nobody")

    referral = request_of(partnership, preferred_name="Wren Applegarth", born_on=BORN)
    namesake = request_of(partnership, preferred_name="Wren Applegarth", born_on="2009-08-23")
    unknown = request_of(partnership, preferred_name="Wren Applegarth", born_on="")

    assert set(visible(administrator, LATER)) == {namesake}
    assert visible(practitioner, LATER).count() == 3
    assert {(one.person_id, one.source) for one in Block.objects.all()} == {
        (referral.person_id, SAME_NAME), (unknown.person_id, SAME_NAME),
    }  # fmt: skip
    assert "conflicts.keep_off" in acts(about=referral.person_id)


def test_a_new_request_about_the_same_child_is_closed_to_whom_the_old_one_is(
    referral: Referral, administrator: Account, partnership: Partnership
) -> None:
    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=MONDAY)

    again = request_of(partnership, "child", "kent", preferred_name="wren applegarth", born_on=BORN, at=LATER)

    assert not visible(administrator, LATER).filter(pk=again.pk).exists()


@pytest.mark.parametrize(
    "written",
    [{"preferred_name": "Wrenn Aplegarth"}, {"born_on": "2012-01-04"}, {"preferred_name": "Applegarth, Wren"}],
    ids=["misspelt", "day and month turned", "names turned"],
)
def test_a_new_request_in_which_the_child_is_written_otherwise_is_closed_too(
    written: dict[str, str], referral: Referral, administrator: Account, partnership: Partnership
) -> None:
    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=MONDAY)

    again = request_of(partnership, **{"preferred_name": "Wren Applegarth", "born_on": BORN, **written}, at=LATER)

    assert not visible(administrator, LATER).filter(pk=again.pk).exists()


def test_every_record_of_the_same_name_and_day_is_closed_at_once(
    referral: Referral, administrator: Account, partnership: Partnership
) -> None:
    again = request_of(partnership, "child", "kent", preferred_name="Wren Applegarth", born_on=BORN)

    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=MONDAY)

    assert not visible(administrator, LATER).filter(pk__in=[referral.pk, again.pk]).exists()
    told = Block.objects.count()
    with pytest.raises(Denied):
        say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=LATER)
    assert Block.objects.count() == told == 2


def test_a_lead_bars_by_a_code_too_until_a_day_and_once(
    referral: Referral, administrator: Account, lead: Account
) -> None:
    until = {"code": referral.code, "name": "", "born_on": None, "last_day": MONDAY.date() + timedelta(days=3)}

    assert len(barred(administrator, lead, **until)) == 1
    assert barred(administrator, lead, **until) == []

    assert not visible(administrator, MONDAY + timedelta(days=3)).exists()
    assert visible(administrator, MONDAY + timedelta(days=4)).exists()


@pytest.mark.parametrize(
    "changed",
    [{"code": "apple-apple-apple-apple"}, {"name": "Nobody Atall"}, {"born_on": None}, {"name": "", "born_on": None}],
)
def test_what_is_not_there_and_what_is_barred_to_the_lead_are_told_alike(
    referral: Referral, administrator: Account, lead: Account, changed: dict[str, Any]
) -> None:
    with pytest.raises(NobodyFound, match=NOTHING):
        barred(administrator, lead, **changed)

    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=lead, at=MONDAY - timedelta(days=1))
    with pytest.raises(NobodyFound, match=NOTHING):
        barred(administrator, lead)


def test_nobody_settles_makes_or_ends_what_is_about_themselves(
    referral: Referral, partnership: Partnership, lead: Account, administrator: Account
) -> None:
    twin = staff(partnership, "ISOLDE  Quarrington", Role.SAFEGUARDING_LEAD)
    declaration = told(lead)
    [block] = barred(lead, staff(partnership, "Second Lead", Role.SAFEGUARDING_LEAD))

    for same in (lead, twin):
        with pytest.raises(Denied):
            barred(lead, same)
        with pytest.raises(Denied):
            read_declaration(declaration_id=declaration.pk, by=same, at=MONDAY)
        with pytest.raises(Denied):
            settle(declaration_id=declaration.pk, by=same, at=MONDAY)
        with pytest.raises(Denied):
            end_block(block_id=block.pk, source="I say so", stepped_up=True, by=same, at=MONDAY)
        assert list_blocks(by=same, at=LATER) == []
    with pytest.raises(Denied):
        barred(lead, administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.filter(pk=block.pk).update(ended_by=lead)


def test_ending_it_opens_the_record_again_and_is_said_once(
    referral: Referral, administrator: Account, lead: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = LATER.isoformat()
    [block] = barred(administrator, lead)
    browser = signed_in(lead, second=True)
    page = reverse("conflicts-end", args=[block.pk])
    assert "Wren Applegarth" in browser.get(page).content.decode()
    assert browser.post(page, {"source": ""}).status_code == 422

    assert browser.post(page, {"source": "Another family, said her manager"}).status_code == 302

    assert visible(administrator, LATER + timedelta(seconds=1)).filter(pk=referral.pk).exists()
    assert acts(about=block.pk) == ["conflicts.end_block"]
    again = end_block(block_id=block.pk, source="Again", stepped_up=True, by=lead, at=LATER + timedelta(days=1))
    assert again.ended_at == LATER
    assert browser.get(page).status_code == 404


def test_each_asks_for_a_second_step(referral: Referral, administrator: Account, lead: Account) -> None:
    [block] = barred(administrator, lead)

    with pytest.raises(StepFirst):
        barred(administrator, lead, stepped_up=False)
    with pytest.raises(StepFirst):
        end_block(block_id=block.pk, source="Over", stepped_up=False, by=lead, at=MONDAY)


def test_the_page_that_bars_says_what_is_missing_and_does_it(
    referral: Referral, administrator: Account, lead: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = LATER.isoformat()
    browser, page = signed_in(lead, second=True), reverse("conflicts-make")
    form = {"account": str(administrator.pk), "reason": "own_record", "source": "The register"}
    assert browser.get(page).status_code == 200
    assert "Type the code" in browser.post(page, form).content.decode()

    assert browser.post(page, {**form, "code": referral.code.replace("-", " ")}).status_code == 302

    assert Relation.objects.get(kind=Tie.BLOCK).reason == Conflict.OWN_RECORD


def test_whoever_writes_the_call_down_is_barred_once_it_is_over(
    referral: Referral, administrator: Account, partnership: Partnership
) -> None:
    from rightdoor.work.conflicts.actions.keeping_off import keep_off  # noqa: PLC0415  the action itself

    say_i_know(referral_id=referral.pk, reason=Conflict.RELATIVE, by=administrator, at=MONDAY)
    person = Person.objects.create(
        partnership=partnership, preferred_name="Wren Applegarth", born_on=date(2012, 4, 1), added_at=LATER
    )
    keep_off(person, administrator.pk, LATER)

    new = waiting(partnership, person=person)
    assert visible(administrator, LATER + timedelta(minutes=59)).filter(pk=new.pk).exists()
    assert not visible(administrator, LATER + timedelta(minutes=60)).filter(pk=new.pk).exists()
