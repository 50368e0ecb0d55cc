"""Keeping a part of a request apart, naming another on it and taking a name away: every consequence."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.lifecycle import Conflict, Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation, Sealable
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.sealing.actions import keeping_apart
from rightdoor.work.sealing.actions.keeping_apart import (
    NOT_THEM,
    OTHERWISE,
    TOO_FEW,
    NoSuchPart,
    NotConfirmed,
    NotKeptApart,
    log_contact_apart,
    seal_part,
)
from rightdoor.work.sealing.actions.naming import LAST, name_another, take_name_away
from rightdoor.work.sealing.named import names_on
from tests.people_here import MONDAY, staff
from tests.sealed_here import KINDS, part_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SV = Section.SEXUAL_VIOLENCE


def sealed(part: Sealable, by: Account, *others: Account, section: Section = SV) -> Sealable:
    """Sealed by this person, as whom the database is asked."""
    with acting(by, MONDAY):
        return seal_part(part_id=part.pk, section=section, named=[other.pk for other in others], by=by, at=MONDAY)


def names(part: Sealable, at: Any = MONDAY) -> list[str]:
    return [relation.account.name for relation in names_on(part, at)]


def exists_for(account: Account, part: Sealable, at: Any = MONDAY) -> bool:
    with acting(account, at):
        return type(part)._default_manager.filter(pk=part.pk).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_that_is_kept_apart_exists_for_those_who_are_named(
    kind: str, one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of(kind, one, practitioner), practitioner, lead)

    assert part.is_sealed
    assert names(part) == [practitioner.name, lead.name] or names(part) == [lead.name, practitioner.name]
    assert {one.source for one in names_on(part, MONDAY)} == {f"named by {practitioner.name}"}
    assert (exists_for(practitioner, part), exists_for(lead, part), exists_for(colleague, part)) == (True, True, False)
    assert acts(about=part.pk) == ["sealing.seal"]


def test_a_note_can_be_kept_apart_as_it_is_written(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    contact: dict[str, Any] = {
        "happened_at": MONDAY, "way": "visit", "with_whom": "A counsellor", "outcome": "spoke", "words": "She told me",
    }  # fmt: skip
    with acting(practitioner, MONDAY):
        for _twice in range(2):
            entry = log_contact_apart(
                referral_id=one.pk, section=SV, named=[lead.pk], by=practitioner, at=MONDAY, **contact
            )

    assert entry.is_sealed
    assert ContactEntry.objects.count() == 1
    assert Relation.objects.count() == 2
    assert not exists_for(colleague, entry)


def test_a_note_that_cannot_be_kept_apart_is_not_written_at_all(one: Referral, practitioner: Account) -> None:
    with pytest.raises(NotKeptApart), acting(practitioner, MONDAY):
        log_contact_apart(
            referral_id=one.pk, section=SV, named=[], by=practitioner, at=MONDAY, happened_at=MONDAY, way="visit",
            with_whom="A", outcome="spoke", words="She told me",
        )  # fmt: skip

    assert not ContactEntry.objects.exists()


def test_it_never_hangs_on_one_person_and_one_of_them_leads(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = part_of("addition", one, practitioner)

    for by, others in ((practitioner, [colleague]), (practitioner, []), (lead, [])):
        with pytest.raises(NotKeptApart, match=TOO_FEW):
            sealed(part, by, *others)

    assert not Relation.objects.exists()
    assert sealed(part, lead, colleague).is_sealed


def test_only_people_who_may_work_on_the_request_can_be_named(
    one: Referral, practitioner: Account, lead: Account, administrator: Account, partnership: Partnership
) -> None:
    part = part_of("addition", one, practitioner)
    related, closed = staff(partnership, "Rel Ative", Role.PRACTITIONER), staff(partnership, "Gone", Role.PRACTITIONER)
    excluded = staff(partnership, "Ex Cluded", Role.PRACTITIONER)
    elsewhere = staff(partnership, "Else Where", Role.PRACTITIONER, area="medway")
    stranger = staff(Partnership.objects.create(slug="zz", name="Zz"), "Str Anger", Role.SAFEGUARDING_LEAD)
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    common = {"partnership": partnership, "starts_at": MONDAY - HOUR, "source": "tests"}
    Relation.objects.create(
        account=related, kind=Tie.BLOCK, about_kind="people.person", about_id=one.person_id, reason=Conflict.RELATIVE,
        **common,
    )  # fmt: skip
    Relation.objects.create(
        account=excluded, kind=Tie.EXCLUDED, about_kind="referrals.referral", about_id=one.pk, **common
    )

    for wrong in (related, excluded, closed, elsewhere, stranger, administrator):
        with pytest.raises(NotKeptApart, match=NOT_THEM):
            sealed(part, practitioner, lead, wrong)
        assert not exists_for(stranger, part)


def test_the_safety_plan_and_safe_contact_are_never_kept_apart(
    one: Referral, practitioner: Account, lead: Account
) -> None:
    with pytest.raises(NotKeptApart, match="duty staff need it"):
        sealed(part_of("addition", one, practitioner), practitioner, lead, section=Section.SAFETY_PLAN)


def test_a_colleagues_note_is_kept_apart_by_a_lead_alone(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    note = part_of("entry", one, practitioner)

    with pytest.raises(Denied):
        sealed(note, colleague, lead)
    assert sealed(note, lead, colleague).is_sealed
    assert not exists_for(practitioner, note)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MANAGER, Role.WORKER])
def test_no_other_role_keeps_anything_apart(
    role: Role, one: Referral, lead: Account, practitioner: Account, partnership: Partnership
) -> None:
    other = staff(partnership, "Some Body", role)

    with pytest.raises((Denied, NoSuchPart)):
        sealed(part_of("addition", one, other), other, lead, practitioner)


def test_nobody_keeps_apart_what_belongs_to_another_area_or_to_no_request(
    one: Referral, lead: Account, practitioner: Account, partnership: Partnership
) -> None:
    elsewhere = staff(partnership, "Else Where", Role.PRACTITIONER, area="medway")
    loose = part_of("file", one, lead)
    Document.objects.filter(pk=loose.pk).update(about_kind="referrals.draft")

    with pytest.raises(Denied):
        sealed(part_of("addition", one, lead), elsewhere, lead)
    with pytest.raises(Denied):
        seal_part(part_id=loose.pk, section=SV, named=[lead.pk], by=practitioner, at=MONDAY)
    with pytest.raises(NoSuchPart):
        keeping_apart.part_request(Document.objects.get(pk=loose.pk))
    with pytest.raises(NoSuchPart):
        seal_part(part_id=uuid4(), section=SV, named=[lead.pk], by=practitioner, at=MONDAY)


def test_what_is_read_no_more_is_kept_apart_no_more(one: Referral, practitioner: Account, lead: Account) -> None:
    part = part_of("addition", one, practitioner)
    Referral.objects.filter(pk=one.pk).update(stage="decided", closed_at=MONDAY - timedelta(days=29))

    with pytest.raises(Denied):
        sealed(part, practitioner, lead)


def test_sealed_twice_is_sealed_once_and_for_another_reason_is_refused(
    one: Referral, practitioner: Account, lead: Account
) -> None:
    part = part_of("addition", one, practitioner)

    for _twice in range(2):
        sealed(part, practitioner, lead)
    with pytest.raises(NotKeptApart, match=OTHERWISE):
        sealed(part, practitioner, lead, section=Section.EXPLOITATION)

    assert Relation.objects.count() == 2
    assert acts(about=part.pk) == ["sealing.seal"]


def test_whoever_is_not_named_can_do_nothing_to_it(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead)
    common: dict[str, Any] = {"part_id": part.pk, "by": colleague, "at": MONDAY}

    with pytest.raises(NoSuchPart):
        name_another(account_id=colleague.pk, stepped_up=True, **common)
    with pytest.raises(NoSuchPart):
        take_name_away(account_id=lead.pk, stepped_up=True, **common)
    with pytest.raises(NoSuchPart):
        seal_part(section=SV, named=[lead.pk], **common)


def test_whoever_is_named_names_another_with_the_day_and_the_source(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("file", one, practitioner), practitioner, lead)
    later = MONDAY + HOUR

    with acting(lead, later):
        for _twice in range(2):
            relation = name_another(part_id=part.pk, account_id=colleague.pk, stepped_up=True, by=lead, at=later)

    assert (relation.starts_at, relation.source, relation.section) == (later, f"named by {lead.name}", SV)
    assert Relation.objects.filter(account=colleague).count() == 1
    assert (exists_for(colleague, part), exists_for(colleague, part, later)) == (False, True)


def test_naming_needs_a_second_step_and_somebody_who_may_be_named(
    one: Referral, practitioner: Account, lead: Account, administrator: Account, colleague: Account
) -> None:
    part = sealed(part_of("file", one, practitioner), practitioner, lead)
    common: dict[str, Any] = {"part_id": part.pk, "by": lead, "at": MONDAY}

    with pytest.raises(NotKeptApart, match=NOT_THEM):
        name_another(account_id=administrator.pk, stepped_up=True, **common)
    for act in (name_another, take_name_away):
        with pytest.raises(NotConfirmed):
            act(account_id=colleague.pk, stepped_up=False, **common)
    assert len(names(part)) == 2


def test_a_name_is_taken_away_at_once_and_once(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("entry", one, practitioner), practitioner, lead, colleague)
    taking: dict[str, Any] = {"part_id": part.pk, "account_id": colleague.pk, "stepped_up": True, "at": MONDAY + HOUR}

    with acting(lead, MONDAY + HOUR):
        for _twice in range(2):
            take_name_away(**taking, by=lead)

    assert exists_for(colleague, part)
    assert not exists_for(colleague, part, MONDAY + HOUR)
    assert acts(about=part.pk) == ["sealing.seal", "sealing.unname"]


def test_whoever_goes_takes_their_own_name_away(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("entry", one, practitioner), practitioner, lead, colleague)

    with acting(practitioner, MONDAY):
        take_name_away(part_id=part.pk, account_id=practitioner.pk, stepped_up=True, by=practitioner, at=MONDAY)

    assert not exists_for(practitioner, part)


def test_the_last_lead_and_the_last_but_one_stay(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead, colleague)
    common: dict[str, Any] = {"part_id": part.pk, "stepped_up": True, "by": practitioner, "at": MONDAY}

    with pytest.raises(NotKeptApart, match=LAST):
        take_name_away(account_id=lead.pk, **common)
    take_name_away(account_id=colleague.pk, **common)
    with pytest.raises(NotKeptApart, match=LAST):
        take_name_away(account_id=practitioner.pk, **common)


def test_the_name_of_somebody_who_has_left_can_always_go(one: Referral, practitioner: Account, lead: Account) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead)
    Account.objects.filter(pk=practitioner.pk).update(is_active=False)

    take_name_away(part_id=part.pk, account_id=practitioner.pk, stepped_up=True, by=lead, at=MONDAY)

    assert names(part) == [lead.name]


def test_a_note_of_a_wrong_number_still_stops_what_would_go_there(
    one: Referral, practitioner: Account, lead: Account
) -> None:
    with acting(practitioner, MONDAY):
        log_contact_apart(
            referral_id=one.pk, section=SV, named=[lead.pk], by=practitioner, at=MONDAY, happened_at=MONDAY,
            way="call", with_whom="A", outcome="wrong_number", words="",
        )  # fmt: skip

    assert one.contact_plan is not None
    one.contact_plan.refresh_from_db()
    assert one.contact_plan.stopped_at is not None


def test_what_is_sealed_keeps_its_label_in_the_database(one: Referral, practitioner: Account, lead: Account) -> None:
    part = sealed(part_of("entry", one, practitioner), practitioner, lead)

    kept = ContactEntry.objects.get(pk=part.pk)
    assert (kept.label, kept.section) == (Label.SEALED, SV)
