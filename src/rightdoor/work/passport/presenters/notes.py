"""What a young person chose of their plan for their own page, under a name that says nothing about it."""

from datetime import datetime

from rightdoor.records.people.models import Person
from rightdoor.records.people.settled import is_settled
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.whose import rests
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.lifecycle import Reader
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.sheet import Paper, lines_for, paper_of


def notes_of(referral: Referral, at: datetime) -> Paper | None:
    """The lines that they chose, with whom to call; None where they chose none, or it may not be theirs alone.

    Only the young person who asked has them, and nobody where two records became one and nobody has looked yet.
    """
    person = whose_notes(referral, at)
    plan = SafetyPlan.objects.of(person).newest() if person else None
    lines = lines_for(plan, Reader.ME) if plan else []
    return paper_of(plan, lines, at) if plan and lines else None


def whose_notes(referral: Referral, at: datetime) -> Person | None:
    """The young person, behind their own word."""
    person = referral.person
    if person is None or not sees_own_words(referral) or not is_settled(person) or rests(referral, at):
        return None
    return person
