"""Answering what the front door asked, and stopping."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.wordings import shown
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.actions.agreeing import HOW
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.actions.working import answer_facts, withdraw
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Addition, Asker, FactQuestion, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying

SAFETY = ("in_danger_now", "immediate_suicide_risk", "significant_self_harm", "at_risk_of_significant_harm")
OWN = {  # what each asker can agree to for themselves
    Asker.ME: ("consent_young_person", Agreement.From.YOUNG_PERSON),
    Asker.CHILD: ("consent_parent", Agreement.From.PARENT),
}
ASKED_BY_HAND = "question"  # the words are those of one member of staff, for one request
CONSENTS = ("consent_young_person", "consent_parent")


class NotTheirQuestion(Exception):
    """This question was asked about another request."""


@transaction.atomic
def answer_question(
    *, referral_id: UUID, question_id: UUID, facts: Mapping[str, Any], words: str, by: Actor, at: datetime
) -> list[str]:
    """Take the answers; the rules are asked anew.  The safety facts among them, each of which has called a person.

    An agreement is recorded as one, and only by whoever can give it; what is said of another's stays with the words.
    """
    question = FactQuestion.objects.select_related("referral__person", "referral__partnership").get(pk=question_id)
    referral = question.referral
    if referral.pk != referral_id:
        raise NotTheirQuestion("This question was asked about another request.")
    told = {name: value for name, value in facts.items() if name not in CONSENTS}
    danger = [fact for fact in SAFETY if told.get(fact) is True]
    if question.answered_at is not None:
        hear_beside(question, danger, words, by=by, at=at)
        return danger
    agree(referral, question, facts, by=by, at=at)
    answer_facts(question_id=question.pk, answers=told, words=words, by=by, at=at)
    common: dict[str, Any] = {
        "partnership": referral.partnership, "area": referral.area, "about": referral, "by": by, "at": at,
    }  # fmt: skip
    if danger:
        raise_flag(facts=danger, source=RedFlag.Source.ANSWER, text=words, anew=True, **common)
    elif worrying(words):
        raise_flag(facts=[], source=RedFlag.Source.WORDS, text=words, **common)
    return danger


def hear_beside(question: FactQuestion, danger: list[str], words: str, *, by: Actor, at: datetime) -> None:
    """It was answered before, perhaps in another way: that stands, and what is new is kept beside it.

    A yes to danger calls a person, whatever was answered before.
    """
    referral = question.referral
    if words.strip() not in ("", question.answer_words):
        add_words(referral_id=referral.pk, kind=Addition.Kind.MORE, words=words, form_key=question.pk, by=by, at=at)
    if danger and not all(question.answers.get(fact) is True for fact in danger):
        raise_flag(
            partnership=referral.partnership, area=referral.area, about=referral, facts=danger, text=words,
            source=RedFlag.Source.ANSWER, anew=True, by=by, at=at,
        )  # fmt: skip


def agree(referral: Referral, question: FactQuestion, facts: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Record what they agreed to for themselves, with the question as the front door wrote it."""
    fact, giver = OWN.get(Asker(referral.asker), ("", None))
    if giver is None or referral.person is None or fact not in facts:
        return
    record_answer(
        person=referral.person, given_by=giver, to=Agreement.To.SERVICE, state=facts[fact], how=HOW,
        shown=shown(ASKED_BY_HAND, question.words), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def stop_request(*, referral_id: UUID, words: str, form_key: UUID, by: Actor, at: datetime) -> Referral:
    """Stop, with or without a reason.  A flag stays with a person; where it was decided meanwhile, staff are told."""
    add_words(referral_id=referral_id, kind=Addition.Kind.STOPPED, words=words, form_key=form_key, by=by, at=at)
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    return withdraw(referral_id=referral_id, by=by, at=at) if referral.stage in OPEN else referral
