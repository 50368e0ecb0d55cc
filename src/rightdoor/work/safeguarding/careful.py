"""What must be known before anybody is contacted about somebody: how, who must not know, and what they need."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.whom import person_about
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.records.adjustments.presenters import needs_line, needs_to_send
from rightdoor.records.families.presenters import must_not_know
from rightdoor.records.people.models import Person
from rightdoor.work.safeguarding.protocol import Said, read

NOBODY_NAMED = "Nobody is named. That is not known to be nobody: ask before you speak with anybody else"
NEVER_PARENT = "Never contact a parent."


@dataclass(frozen=True, slots=True)
class Careful:
    """What keeps somebody safe while they are contacted."""

    safe: str  # how they, or whoever asked for them, are reached
    asker_safe: str  # how whoever asked is reached, where that is another way
    blocked: str  # who must not know
    needs: str  # what they need to take part, in one line
    sent: list[tuple[str, str]] = field(default_factory=list)  # the same needs, each in full

    def lines(self) -> list[tuple[str, str]]:
        """For a text that leaves: in full, and what is not known is said to be unknown."""
        needs = "\n".join(f"{whose}: {told}" for whose, told in self.sent)
        found = [("Who must not know of this", self.blocked or NOBODY_NAMED), ("How to reach them safely", self.safe)]
        if self.asker_safe:
            found.append(("How to reach who told us safely", self.asker_safe))
        return [*found, ("What they need to take part (language, interpreter, adjustments)", needs)]


def careful_with(about_kind: str, about_id: UUID, at: datetime, said: Said | None = None) -> Careful:
    """What is on record of whoever a flag or a contact is about, as it is now."""
    told = said or read(about_kind, about_id)
    key = person_about(about_kind, about_id)
    person = Person.objects.filter(pk=key).first() if key else None
    secret = must_not_know([person.pk], at).get(person.pk, "") if person else ""
    return Careful(
        safe=safe_contact(told.plan),
        asker_safe=safe_contact(told.asker_plan) if told.asker_plan else "",
        blocked=" ".join(part for part in (secret, *blocked_by(told.plan), *blocked_by(told.asker_plan)) if part),
        needs=needs_line(person),
        sent=needs_to_send(person, own_words=True) if person else [],
    )


def blocked_by(plan: ContactPlan | None) -> list[str]:
    """Who must not know, as they said when they told how to reach them."""
    if plan is None:
        return []
    return [
        NEVER_PARENT if plan.never_contact_parent else "",
        f"They said who must not know: {plan.who_must_not_know.rstrip('.')}." if plan.who_must_not_know else "",
    ]
