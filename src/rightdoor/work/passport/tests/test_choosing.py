from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.passport.actions.agreeing import change_agreement
from rightdoor.work.passport.actions.choosing import NotTheirOffer, answer_offers
from rightdoor.work.passport.forms.agreeing import AgreementForm
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions.holding import hold_again
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Offer, Recommendation
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def offered(referral: Referral, by: Account, *services: str) -> list[Offer]:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.CHOOSING)
    return [
        Offer.objects.create(
            referral=referral, service=service, because="It meets online", offered_at=MONDAY, offered_by=by
        )
        for service in services
    ]


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)


@pytest.fixture
def offers(referral: Referral, practitioner: Account) -> list[Offer]:
    return offered(referral, practitioner, "kent.hera", "kent.tss")


def answered(referral: Referral, answers: dict[Any, bool], words: str = "", key: Any = None) -> Referral:
    return answer_offers(
        referral_id=referral.pk, answers=answers, words=words, form_key=key or uuid4(), by=VISITOR, at=MONDAY
    )


def test_choosing_one_and_declining_the_other_brings_it_back_to_a_person(
    referral: Referral, offers: list[Offer]
) -> None:
    referral = answered(referral, {offers[0].pk: True, offers[1].pk: False})

    assert referral.stage == Stage.RECEIVED
    assert referral.history.get().reason == "The family has answered"
    assert referral.received_at == MONDAY


def test_what_is_not_answered_yet_stays_with_the_family(referral: Referral, offers: list[Offer]) -> None:
    assert answered(referral, {offers[0].pk: True}).stage == Stage.CHOOSING


def test_none_of_these_keeps_the_place_and_says_so_to_staff(referral: Referral, offers: list[Offer]) -> None:
    promised = referral.decide_by
    referral = answered(referral, {offer.pk: False for offer in offers}, "I want somebody to meet")

    addition = Addition.objects.get()
    assert (addition.kind, addition.words) == ("none_fit", "I want somebody to meet")
    assert referral.decide_by == promised


def test_an_answer_can_be_changed_until_it_is_decided(referral: Referral, offers: list[Offer]) -> None:
    answered(referral, {offer.pk: False for offer in offers})
    answered(referral, {offers[0].pk: True})

    offers[0].refresh_from_db()
    assert offers[0].chosen_at == MONDAY
    assert offers[0].declined_at is None


def test_the_same_form_twice_answers_once_and_with_another_answer_the_last_counts(
    referral: Referral, offers: list[Offer]
) -> None:
    key = uuid4()
    answered(referral, {offers[0].pk: True}, key=key)
    answered(referral, {offers[0].pk: True}, key=key)
    assert Addition.objects.count() == 1
    answered(referral, {offers[0].pk: False}, key=key)

    offers[0].refresh_from_db()
    assert (offers[0].chosen_at, offers[0].declined_at) == (None, MONDAY)


def test_another_familys_offer_is_not_answered_here(
    referral: Referral, partnership: Partnership, practitioner: Account
) -> None:
    other = offered(a_request(partnership, code=OTHER_CODE), practitioner, "kent.hera")

    with pytest.raises(NotTheirOffer):
        answered(referral, {other[0].pk: True})


@pytest.fixture
def inside(client: Client, referral: Referral) -> Client:
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client


def test_options_stand_side_by_side_with_why_and_in_the_services_plain_words(
    inside: Client, offers: list[Offer]
) -> None:
    page = inside.get("/my-request/open/").content.decode()
    cards = inside.get("/my-request/choose/").content.decode()

    assert "You can choose." in page
    assert "2 things to choose from" in page
    assert cards.count("Why we think of it:") == 2
    assert "<title>Page</title>" in cards


def test_a_service_that_left_the_catalogue_is_shown_by_its_code(
    inside: Client, referral: Referral, practitioner: Account
) -> None:
    offered(referral, practitioner, "kent.gone")

    assert "kent.gone" in inside.get("/my-request/choose/").content.decode()


def test_a_choice_on_the_page_is_kept_and_can_be_seen_again(inside: Client, offers: list[Offer]) -> None:
    typed = {"form_key": uuid4(), f"offer-{offers[0].pk}": "yes", f"offer-{offers[1].pk}": "no", "words": ""}
    page = inside.post("/my-request/choose/", typed, follow=True).content.decode()

    assert "Kept. We set it going." in page
    assert "You can still change it" in page


def test_none_of_these_is_one_press(inside: Client, offers: list[Offer]) -> None:
    page = inside.post("/my-request/choose/", {"form_key": uuid4(), "none": "yes", "words": ""}, follow=True)

    assert "Your place is kept too" in page.content.decode()
    assert Offer.objects.filter(declined_at=MONDAY).count() == 2


def test_a_form_without_its_key_is_asked_again(inside: Client, offers: list[Offer]) -> None:
    assert inside.post("/my-request/choose/", {"words": ""}).status_code == 200


def test_where_nothing_was_offered_there_is_no_page(inside: Client) -> None:
    assert inside.get("/my-request/choose/")["Location"] == "/my-request/open/"


def test_a_choice_that_was_settled_meanwhile_comes_back_and_danger_in_its_words_is_heard(
    inside: Client, referral: Referral, offers: list[Offer]
) -> None:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.DECIDED)
    typed = {"form_key": uuid4(), f"offer-{offers[0].pk}": "yes", "words": "I want to kill myself tonight"}

    answer = inside.post("/my-request/choose/", typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This is not asked here any more." in page
    assert "I want to kill myself tonight" in page
    assert "We told a person" in page
    assert RedFlag.objects.exists()


@pytest.mark.parametrize(
    ("asker", "age", "where"), [(Asker.SOMEONE, 9, 302), (Asker.CHILD, 9, 200), (Asker.CHILD, 14, 302)]
)
def test_a_choice_is_the_familys_and_a_parents_only_as_the_law_allows(
    client: Client, partnership: Partnership, practitioner: Account, asker: Asker, age: int, where: int
) -> None:
    referral = a_request(partnership, asker=asker, referrer_plan=a_plan(partnership))
    referral.person.age_said = age
    referral.person.save()
    offered(referral, practitioner, "kent.hera")

    client.post("/my-request/", {"code": CODE, "word": WORD})

    assert client.get("/my-request/choose/").status_code == where


def decided(referral: Referral, by: Account, *, letter: str = "", to_referrer: str = "") -> Decision:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.DECIDED)
    return Decision.objects.create(
        partnership=referral.partnership, referral=referral, outcome="recommended", formulation="Canary-formulation",
        letter=letter, letter_to_referrer=to_referrer, catalogue_version="1", decided_by=by, decided_at=MONDAY,
    )  # fmt: skip


def handed(referral: Referral, by: Account, *, service: str = "kent.tss") -> Recommendation:
    decision = decided(referral, by)
    return Recommendation.objects.create(decision=decision, service=service, journey=Journey.TO_HAND_OVER)


def agreed(referral: Referral, *, sharing: bool) -> None:
    change_agreement(
        referral_id=referral.pk, agreed={"service": True, "sharing": sharing}, shown=AgreementForm().as_shown(),
        form_key=uuid4(), by=VISITOR, at=MONDAY + timedelta(minutes=1 if sharing else 2),
    )  # fmt: skip


def test_taking_back_agreement_holds_what_has_not_left_yet_and_ends_the_chase(
    referral: Referral, practitioner: Account
) -> None:
    Referral.objects.update(facts={"age": 16, "lives_in": "kent"})
    agreed(referral, sharing=True)
    going = handed(referral, practitioner)
    Task.objects.create(
        partnership=referral.partnership, kind=Task.Kind.HANDOVER, about_kind="triage.recommendation",
        about_id=going.pk, raised_at=MONDAY, acknowledge_by=MONDAY,
    )  # fmt: skip

    agreed(referral, sharing=False)

    going.refresh_from_db()
    assert going.journey == Journey.HELD
    assert "sharing" in going.holds
    assert Task.objects.get().done_at is not None
    assert Agreement.objects.filter(state="withdrawn").count() == 1


def test_what_still_has_its_agreement_goes_on(referral: Referral, practitioner: Account) -> None:
    going = handed(referral, practitioner, service="kent.moodspark")

    assert hold_again(referral_id=referral.pk, by=VISITOR, at=MONDAY) == []
    going.refresh_from_db()
    assert going.journey == Journey.TO_HAND_OVER


def test_the_young_persons_letter_is_read_and_printed_by_its_number(
    inside: Client, referral: Referral, practitioner: Account
) -> None:
    decided(referral, practitioner, letter="Dear Wren,\n\nCanary-letter", to_referrer="Canary-outcome")

    page, letter = (inside.get(f"/my-request/{where}/").content.decode() for where in ("open", "letters/1"))

    assert "There is an answer." in page
    assert "Canary-letter" in letter
    assert "Canary-outcome" not in page + letter
    assert "Canary-formulation" not in page + letter
    assert inside.get("/my-request/letters/2/").status_code == 404
    assert inside.get("/my-request/letters/0/").status_code == 404


@pytest.mark.parametrize(
    ("asker", "age", "to_referrer", "reads"),
    [
        (Asker.SOMEONE, 14, "Canary-outcome", "Canary-outcome"),
        (Asker.SOMEONE, 14, "", ""),
        (Asker.CHILD, 9, "", "Canary-letter"),
        (Asker.CHILD, 9, "Canary-outcome", "Canary-outcome"),
        (Asker.CHILD, 14, "Canary-outcome", ""),
    ],
)
def test_each_asker_reads_the_letter_that_was_written_to_them_and_no_other(
    inside: Client, referral: Referral, practitioner: Account, asker: Asker, age: int, to_referrer: str, reads: str
) -> None:
    Referral.objects.update(asker=asker, answers={"responsibility": "yes"})
    Person.objects.update(age_said=age)
    decided(referral, practitioner, letter="Canary-letter", to_referrer=to_referrer)

    answer = inside.get("/my-request/letters/1/")

    assert answer.status_code == (200 if reads else 404)
    assert reads in answer.content.decode()
    for other in {"Canary-letter", "Canary-outcome", "Canary-formulation"} - {reads}:
        assert other not in answer.content.decode()
