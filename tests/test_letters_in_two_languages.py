"""What is written to a family that reads another language: every sentence in it, and the English below."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.design.two_languages import BELOW, halves
from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.actions import words_outside
from rightdoor.ground.messages.models import Message
from rightdoor.records.adjustments.actions import carry_language
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.offering import offer_options
from rightdoor.work.triage.letters import letter_for, letter_to_referrer_for, name_of
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.writing.actions.answering import write_back
from tests.people_here import MONDAY, SignedIn
from tests.pseudo_language import CODE as PSEUDO
from tests.pseudo_language import LATIN, write

pytestmark = pytest.mark.django_db
SERVICES = ["kent.tss", "kent.spa", "kent.kooth"]
QUOTED = re.compile(r"“[^”]*”")  # what a service says of itself


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def reading(referral: Referral, language: str, whose: Whose) -> Referral:
    """Whoever this is reads that language."""
    carry_language(person=referral.person, language=language, whose=whose, by=VISITOR, at=MONDAY)
    return referral


@pytest.mark.parametrize(("asker", "whose"), [("me", Whose.CHILD), ("child", Whose.FAMILY), ("someone", Whose.CHILD)])
def test_every_letter_is_wholly_in_their_language_and_wholly_in_english(
    partnership: Partnership, practitioner: Account, settings: Any, tmp_path: Path, asker: str, whose: Whose
) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, (PSEUDO, "Pseudo")]
    settings.LOCALE_PATHS = [write(tmp_path)]
    referral = reading(request_of(partnership, asker), "Hebrew", whose)
    reading(referral, "Hebrew", Whose.REFERRER)
    child = referral.person.preferred_name if referral.person else ""
    services_named = " ".join(name_of(code) for code in SERVICES)
    names = {"Pseudo", *LATIN.findall(f"{child} {referral.referrer_name} {practitioner.name} {services_named}")}
    for outcome in Outcome:
        services = SERVICES if outcome is Outcome.RECOMMENDED else []
        written = [
            letter_for(referral, services=services, outcome=outcome, by=practitioner, at=MONDAY),
            letter_to_referrer_for(referral, services=services, outcome=outcome),
        ]
        for letter in filter(None, written):
            said, english = letter.split(BELOW)
            assert set(LATIN.findall(QUOTED.sub("", said))) <= names, outcome
            assert english.startswith("English\n\n")


def test_a_polish_letter_has_polish_days_and_the_english_of_what_concerns_safety(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = reading(request_of(partnership, "child"), "Polish", Whose.FAMILY)

    letter = letter_for(referral, services=[], outcome=Outcome.ADVICE, by=practitioner, at=MONDAY)

    (code, polish), (other, english) = halves(letter)
    assert (code, other) == ("pl", "en-gb")
    with override("pl"):
        assert plain_date(MONDAY.date()) in polish
    assert "zadzwoń pod 999" in polish
    assert "If a life is in danger, call 999." in english


def test_a_professional_is_written_to_in_english_though_the_family_reads_polish(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = reading(request_of(partnership, "someone"), "Polish", Whose.CHILD)

    assert BELOW not in letter_to_referrer_for(referral, services=[], outcome=Outcome.ADVICE)
    assert BELOW in letter_for(referral, services=[], outcome=Outcome.ADVICE, by=practitioner, at=MONDAY)


def test_whatever_leaves_for_a_family_that_reads_polish_says_both(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = reading(request_of(partnership, born_on="2009-05-01"), "Polish", Whose.CHILD)
    ask_facts(referral_id=referral.pk, facts=["age"], words="How old are you?", by=practitioner, at=MONDAY)
    write_back(referral_id=referral.pk, words="Hello", by=practitioner, at=MONDAY)
    offer_options(referral_id=referral.pk, because={"kent.kooth": "Near"}, by=practitioner, at=MONDAY)

    outside = {one.kind: one for one in Message.objects.exclude(kind="receipt").filter(about_id=referral.pk)}
    assert "Jest do Ciebie pytanie." in outside["question"].outside
    assert "There is a question for you." in outside["question"].outside
    assert outside["question"].body == "How old are you?"
    assert "Jest dla Ciebie odpowiedź." in outside["answer"].outside
    assert "Masz coś do wyboru." in outside["options"].outside
    message = outside["options"]
    message.plan.may_name_service = False
    neutral = words_outside(message.plan, message)
    assert "Jest dla Ciebie wiadomość." in neutral
    assert "There is a message for you." in neutral


def test_a_need_that_ended_and_a_language_that_is_none_of_ours_change_nothing(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = reading(request_of(partnership), "Pashto", Whose.CHILD)
    assert BELOW not in letter_for(referral, services=[], outcome=Outcome.ADVICE, by=practitioner, at=MONDAY)

    reading(referral, "Polish", Whose.CHILD)
    assert BELOW in letter_for(referral, services=[], outcome=Outcome.ADVICE, by=practitioner, at=MONDAY)
    referral.person.communication_needs.update(ended_at=MONDAY, ended_because="They read English")  # type: ignore[union-attr]
    assert BELOW not in letter_for(referral, services=[], outcome=Outcome.ADVICE, by=practitioner, at=MONDAY)


def test_staff_and_family_see_in_which_language_words_stand(
    partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    referral = reading(request_of(partnership, born_on="2009-05-01"), "Polish", Whose.CHILD)
    browser = signed_in(practitioner)

    assert "no machine has translated them" in browser.get(reverse("request", args=[referral.pk])).text
    browser.post(reverse("decide-letter", args=[referral.pk]), {"outcome": "advice", "version": referral.version})
    page = browser.get(reverse("decide", args=[referral.pk])).text
    assert "They read Polish." in page
    assert "Dziękujemy" in page
    assert "Thank you for telling us" in page
