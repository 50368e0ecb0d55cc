"""Which parents and carers asked for help for a young person too, and what each of them sees."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rightdoor.pure.parental import Look, ParentView, parent_view
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.agreements import A_NO
from rightdoor.records.people.models import Agreement
from rightdoor.records.people.settled import is_settled
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.parents import look_of
from rightdoor.work.triage.wishes import said_of


@dataclass(frozen=True, slots=True)
class Adult:
    """One adult, by the request that they made: what they see now, and what the young person said of it."""

    asked: Referral
    look: Look
    view: ParentView
    said: bool | None


@dataclass(frozen=True, slots=True)
class AdultLine:
    """The same in words: who it is, what they see now, and 'yes', 'no' or nothing said of it."""

    key: UUID
    who: str
    sees: str
    said: str


def adults_for(referral: Referral, at: datetime) -> list[Adult]:
    """Those of whom a young person says whether they may see more, the first to ask first.

    Whoever must not know sees nothing new whatever is said, and is not here.  Nor is anybody until two records that
    became one were looked at.
    """
    if referral.asker != Asker.ME or referral.person is None or not is_settled(referral.person):
        return []
    rows = Referral.objects.filter(person=referral.person).by_parents().order_by("received_at", "pk")
    found = [adult(one, at) for one in rows.select_related("person", "contact_plan", "referrer_plan")]
    return [one for one in found if not one.look.blocked]


def adult(asked: Referral, at: datetime) -> Adult:
    """One of them."""
    look = look_of(asked, at)
    return Adult(asked, look, parent_view(look), answer_of(asked, look))


def answer_of(asked: Referral, look: Look) -> bool | None:
    """What they said of this adult; a yes from another stage of life is asked again."""
    said = said_of(asked.person, asked) if asked.person else None
    if said is None:
        return None
    if said.state in A_NO:
        return False
    return True if said.state == Agreement.State.GIVEN and look.still_counts(day_of(said.said_at)) else None
