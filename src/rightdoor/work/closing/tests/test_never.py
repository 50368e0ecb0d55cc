"""What a letter about the end of help never does."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Label, Section
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.messages.models import Message
from rightdoor.records.people.actions import record_agreement
from rightdoor.work.closing.actions import NotSent
from rightdoor.work.closing.drafting import draft
from rightdoor.work.closing.lifecycle import By, Part, Reader
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.closing.readers import reader_of, readers_of
from rightdoor.work.closing.tests.letters_here import (
    LATER,
    asked_by_mum,
    keep_from,
    over,
    sent,
    shared_with,
    yes_to_sharing,
)
from rightdoor.work.referrals.models import Asker
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import worker_of
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db
NINE, FOURTEEN = date(2016, 6, 1), date(2012, 1, 9)


def drafted(episode: Episode, key: str, by: Account) -> str:
    to = reader_of(episode, key, LATER)
    assert to is not None
    return draft(episode, to, list(Part), by=by, at=LATER)


def test_a_parent_who_must_not_know_gets_nothing_also_not_on_paper(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    plan = asked_by_mum(over(going, worker), born_on=NINE)
    assert reader_of(going, "parent", LATER) is not None
    client: Client = signed_in(worker)
    here = [reverse(f"closing-letter{more}", args=[going.pk, "parent"]) for more in ("", "-paper")]
    assert client.get(here[0]).status_code == 200
    sent(going, "parent", worker)
    keep_from(going, "Rowan", worker, plan)

    assert [client.get(path).status_code for path in here] == [404, 404]
    listed = client.get(reverse("closing-letters", args=[going.pk])).content.decode()
    assert here[0] not in listed
    assert here[1] not in listed
    ClosingLetter.objects.all().delete()
    for way in By:
        with pytest.raises(NotSent):
            sent(going, "parent", worker, way=way)
    assert not Message.objects.filter(kind="closing_letter").exists()


def test_a_parent_of_a_young_person_of_fourteen_is_not_written_to_before_they_say_yes(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    asked_by_mum(over(going, worker), born_on=FOURTEEN)
    assert reader_of(going, "parent", LATER) is None
    assert going.person is not None
    record_agreement(
        person=going.person, given_by="young_person", to="parent", state="given", by=practitioner, at=LATER
    )
    assert reader_of(going, "parent", LATER) is not None


def test_whoever_is_hidden_is_left_out_of_every_letter_but_the_young_persons_own(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    over(going, worker, support_now="Her stepfather Corin Vane, at weekends")
    school = shared_with(going, "Mill Lane School", practitioner)
    assert "Corin" in drafted(going, str(school.pk), worker)
    keep_from(going, "Corin Vane", worker)

    assert "Corin" not in drafted(going, str(school.pk), worker)
    assert "Ms Marlowe" in drafted(going, str(school.pk), worker)
    assert "Corin" in drafted(going, "me", worker)
    with pytest.raises(NotSent, match="must not know"):
        sent(going, str(school.pk), worker, "Corin keeps an eye on her")


def test_a_letter_never_goes_to_a_body_that_is_named_like_who_must_not_know(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    coach = shared_with(over(going, worker), "Corin Vane, coach", practitioner)
    keep_from(going, "Corin Vane", worker)
    assert reader_of(going, str(coach.pk), LATER) is None


def test_nothing_of_a_sealed_part_stands_in_any_letter(going: Episode, worker: Account, practitioner: Account) -> None:
    school = shared_with(over(going, worker), "Mill Lane School", practitioner)
    going.referral.contacts.create(
        happened_at=LATER, written_by=practitioner, written_at=LATER, way="call", outcome="reached",
        words="Canary of the sealed part", label=Label.SEALED, section=next(iter(Section)),
    )  # fmt: skip
    going.referral.story = "Canary of the story"
    going.referral.save(update_fields=["story"])
    for key in ("me", str(school.pk)):
        assert "Canary" not in drafted(going, key, worker)


def test_whoever_referred_hears_only_that_it_ended_until_sharing_is_agreed(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    going.referral.asker, going.referral.referrer_name = Asker.SOMEONE, "Dr Wells"
    going.referral.save(update_fields=["asker", "referrer_name"])
    over(going, worker)
    assert "Marlowe" not in drafted(going, "referrer", worker)
    with pytest.raises(NotSent, match="Nobody agreed"):
        sent(going, "referrer", worker, carried=(Part.ADULT,))
    yes_to_sharing(going, practitioner)
    told = drafted(going, "referrer", worker)
    assert "Marlowe" in told
    assert "Sleep all night" not in told


def test_a_school_is_written_to_only_while_the_agreement_stands(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    assert [one.reader for one in readers_of(over(going, worker), LATER)] == [Reader.YOUNG_PERSON]
    school = shared_with(going, "Mill Lane School", practitioner)
    with pytest.raises(NotSent, match="Say who agreed"):
        sent(going, str(school.pk), worker, rests_on=" ")
    assert going.person is not None
    record_agreement(
        person=going.person, given_by="young_person", to="sharing", state="withdrawn", by=practitioner, at=LATER
    )
    assert reader_of(going, str(school.pk), LATER) is None


def test_of_a_child_who_has_died_nobody_is_written_to(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    over(going, worker, Reason.DIED)
    assert readers_of(going, LATER) == []
    with pytest.raises(Denied):
        sent(going, "me", worker)
    assert signed_in(worker).get(reverse("closing-letters", args=[going.pk])).status_code == 404


def test_another_worker_finds_no_letter(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    sent(over(going, worker), "me", worker)
    client = signed_in(worker_of(going.partnership, "Basil Hartnell"))
    for name, keys in (("closing-letters", [going.pk]), ("closing-letter-paper", [going.pk, "me"])):
        assert client.get(reverse(name, args=keys)).status_code == 404
