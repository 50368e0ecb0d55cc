from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.actions.working import withdraw
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.triage.actions.offering import NotQualified, answer_offer, offer_options
from rightdoor.work.triage.actions.preparing import save_preparation
from rightdoor.work.triage.letters import letter_for, letter_to_referrer_for
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.models import Offer, Preparation
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.triage.who_may import people_who_may, why_not
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=2)
BOTH = {"kent.tss": "For the worry", "kent.kooth": "For tonight"}


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, born_on="2009-05-01")


def test_a_family_is_shown_its_options_and_told_in_neutral_words(referral: Referral, practitioner: Account) -> None:
    offers = offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)

    referral.refresh_from_db()
    assert {offer.service for offer in offers} == set(BOTH)
    assert referral.stage == Stage.CHOOSING
    assert "Therapeutic" not in Message.objects.get(kind="options").outside


def test_options_shown_again_ask_again_and_are_not_doubled(referral: Referral, practitioner: Account) -> None:
    first = offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)[0]
    answer_offer(offer_id=first.pk, chosen=False, by=VISITOR, at=LATER)

    offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)

    assert Offer.objects.count() == 2
    assert not Offer.objects.filter(declined_at__isnull=False).exists()


def test_a_family_declines_one_and_chooses_another_without_losing_its_place(
    referral: Referral, practitioner: Account
) -> None:
    tss, kooth = offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)
    received = referral.received_at

    answer_offer(offer_id=tss.pk, chosen=False, words="Not now", by=VISITOR, at=LATER)
    answer_offer(offer_id=kooth.pk, chosen=True, by=VISITOR, at=LATER)

    referral.refresh_from_db()
    assert referral.received_at == received
    assert referral.stage == Stage.CHOOSING
    assert Offer.objects.get(chosen_at__isnull=False).service == "kent.kooth"
    assert acts(about=referral.pk)[-2:] == ["triage.answer_offer"] * 2


def test_they_may_change_their_mind_until_it_is_decided(referral: Referral, practitioner: Account) -> None:
    tss = offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)[0]
    answer_offer(offer_id=tss.pk, chosen=False, by=VISITOR, at=LATER)

    answer_offer(offer_id=tss.pk, chosen=True, by=VISITOR, at=LATER)

    tss.refresh_from_db()
    assert tss.chosen_at == LATER
    assert tss.declined_at is None


def test_nothing_is_offered_or_answered_once_a_request_has_ended(referral: Referral, practitioner: Account) -> None:
    tss = offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)[0]
    withdraw(referral_id=referral.pk, by=VISITOR, at=LATER)

    with pytest.raises(IllegalMove):
        answer_offer(offer_id=tss.pk, chosen=True, by=VISITOR, at=LATER)
    with pytest.raises(IllegalMove):
        offer_options(referral_id=referral.pk, because=BOTH, by=practitioner, at=LATER)


def test_whoever_is_not_qualified_cannot_offer_what_needs_it(referral: Referral, unqualified: Account) -> None:
    with pytest.raises(NotQualified, match="No current qualification"):
        offer_options(referral_id=referral.pk, because=BOTH, by=unqualified, at=LATER)

    assert not Offer.objects.exists()


def test_an_administrator_offers_nothing(referral: Referral, administrator: Account) -> None:
    with pytest.raises(Denied):
        offer_options(referral_id=referral.pk, because={"kent.kooth": ""}, by=administrator, at=LATER)


def test_a_preparation_is_kept_as_it_is_typed_one_for_each_person(referral: Referral, administrator: Account) -> None:
    save_preparation(referral_id=referral.pk, fields={"formulation": "Pan"}, by=administrator, at=MONDAY)
    save_preparation(referral_id=referral.pk, fields={"formulation": "Panic"}, by=administrator, at=LATER)

    assert Preparation.objects.get().fields == {"formulation": "Panic"}


def test_who_may_issue_is_known_by_name(partnership: Partnership, practitioner: Account, unqualified: Account) -> None:
    assert people_who_may(partnership, MONDAY.date()) == [practitioner]
    assert why_not(practitioner, MONDAY.date()) == ""


def test_a_young_persons_letter_is_to_them_and_names_what_happens_next(
    referral: Referral, practitioner: Account
) -> None:
    letter = letter_for(referral, services=["kent.tss", "kent.spa", "kent.kooth"], outcome=Outcome.RECOMMENDED,
                        by=practitioner, at=LATER)  # fmt: skip

    first = referral.person.preferred_name.split()[0] if referral.person else ""
    assert letter.startswith(f"Dear {first},")
    assert "One of us takes your request there" in letter
    assert letter.endswith("Tamsin")


def test_a_childs_letter_uses_a_childs_words(partnership: Partnership, practitioner: Account) -> None:
    child = request_of(partnership, "me", "essex", "young_carer", born_on="2016-01-01")

    letter = letter_for(child, services=["essex.hidden_harm"], outcome=Outcome.RECOMMENDED, by=practitioner, at=LATER)

    assert "That was brave" in letter


def test_a_held_service_says_that_nothing_goes_there_yet(partnership: Partnership, practitioner: Account) -> None:
    young = request_of(partnership, born_on="2012-05-01")

    letter = letter_for(young, services=["kent.tss"], outcome=Outcome.RECOMMENDED, by=practitioner, at=LATER)

    assert "Nothing goes there until then" in letter


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_words_for_the_family_and_for_who_referred(
    partnership: Partnership, practitioner: Account, outcome: Outcome
) -> None:
    asked = request_of(partnership, "someone", "kent")

    assert len(letter_for(asked, services=[], outcome=outcome, by=practitioner, at=LATER)) > 100
    assert asked.story[:20] not in letter_to_referrer_for(asked, services=["kent.tss", "nowhere"], outcome=outcome)


def test_a_parent_gets_no_second_letter_as_if_they_were_a_professional(partnership: Partnership) -> None:
    asked = request_of(partnership, "child", "kent")

    assert letter_to_referrer_for(asked, services=[], outcome=Outcome.ADVICE) == ""
