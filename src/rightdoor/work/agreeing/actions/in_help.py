"""Whoever supports a child writes down what was agreed to in help: whose words, how, when, who can decide."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.actions.judging import judge_one_decision
from rightdoor.records.agreements.wordings import read_aloud
from rightdoor.records.people.agreements import A_NO
from rightdoor.records.people.models import Agreement, Person
from rightdoor.records.people.policy import DECIDE_COMPETENCE
from rightdoor.work.agreeing.policy import WRITE_IN_HELP
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.agreeing import AGREEMENT, NobodyToAgree, stop_writing_to, write_again_to
from rightdoor.work.triage.actions.holding import hold_everything_of
from rightdoor.work.triage.who_may import is_qualified

ASKED_HERE = (Agreement.To.SERVICE, Agreement.To.SHARING, Agreement.To.CONTACT)
"""What is asked in the course of help; whether a parent sees what came of a request stays with the front door."""


class NotTheirsToJudge(Exception):
    """Competence is judged by a practitioner who is qualified and supervised."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a young person under 16 can make this one decision, and how that was found out."""

    competent: bool
    decision: str
    explained: str
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: by whom, to what, in which words, and how it reached whoever writes it down."""

    given_by: str
    to: str
    state: str
    said_by: str
    how: str
    words: str
    judged: Judged | None = None


@transaction.atomic
def write_in_help(*, episode_id: UUID, said: Said, by: Account, at: datetime) -> Agreement:
    """Keep it.  A no holds, in the same transaction, whatever rests on a yes and has not left yet.

    A yes or no to help is to the help of this episode alone.  Raises GrownUp, WrongAge, NotTheirsToJudge.
    """
    episode = held(episode_id, WRITE_IN_HELP, by=by, at=at)
    person = episode.person
    if person is None or said.to not in ASKED_HERE:
        raise NobodyToAgree("There is nobody by name who could agree to that here. Nothing was changed.")
    if said.judged is not None:
        judge(episode, person, said, said.judged, by=by, at=at)
    kept = record_answer(
        person=person, given_by=said.given_by, to=said.to, state=said.state, said_by=said.said_by, how=said.how,
        service=episode.service if said.to == Agreement.To.SERVICE else "", shown=read_aloud(said.to), by=by, at=at,
    )  # fmt: skip
    record(WRITE_IN_HELP, about=episode, by=by, at=at, to=said.to, state=said.state, shown=[episode.referral_id])
    follow(episode, person, said, at)
    return kept


def judge(episode: Episode, person: Person, said: Said, found: Judged, *, by: Account, at: datetime) -> None:
    """Competence for this one decision, by whoever may judge it."""
    if not rule_on(by, DECIDE_COMPETENCE, person, at=at).allowed or not is_qualified(by, day_of(at)):
        raise NotTheirsToJudge(
            "Competence is judged by a qualified practitioner. Choose that nobody judged it yet; the answer is kept, "
            "and a practitioner is asked. Everything you typed is kept."
        )
    judge_one_decision(
        person=person, service=episode.service, decision=found.decision, competent=found.competent,
        explained=found.explained, their_words=said.words, reason=found.reason, by=by, at=at,
    )  # fmt: skip


def follow(episode: Episode, person: Person, said: Said, at: datetime) -> None:
    """The rules are asked anew; a no holds everything of theirs; who wants no contact is written to no more."""
    rematch(referral_id=episode.referral_id, by=AGREEMENT, at=at)
    hold_everything_of(person, by=AGREEMENT, at=at)
    if said.to != Agreement.To.CONTACT or said.given_by != Agreement.From.YOUNG_PERSON:
        return
    change = stop_writing_to if said.state in A_NO else write_again_to
    change(person, episode.referral, by=AGREEMENT, at=at)
