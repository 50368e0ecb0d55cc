"""The contact plans of a request: the young person's own, and that of whoever asked for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.messages.actions import save_contact_plan
from rightdoor.ground.messages.models import ContactPlan, Holder, Way
from rightdoor.work.referrals.models import Asker, Draft

SAYS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Plans:
    """How to reach the person, and how to reach whoever asked; either may be nobody."""

    person: ContactPlan | None = None
    referrer: ContactPlan | None = None


def save_plans(draft: Draft, *, by: Actor, at: datetime) -> Plans:
    """Write down how each may be reached.  A parent's plan points at the child's, whose word goes first."""
    answers = draft.answers
    if draft.asker == Asker.ME:
        plan = save_contact_plan(
            partnership=draft.partnership, holder=Holder.YOUNG_PERSON, by=by, at=at, **own_words(answers),
            never_contact_parent=answers.get("parent_knows") != "yes",
        )  # fmt: skip
        return Plans(person=plan)
    child = None
    if draft.asker != Asker.GROUP:
        child = save_contact_plan(
            partnership=draft.partnership, holder=Holder.YOUNG_PERSON, by=by, at=at, **childs_words(answers)
        )
    referrer = save_contact_plan(
        partnership=draft.partnership, holder=Holder.PARENT if draft.asker == Asker.CHILD else Holder.PROFESSIONAL,
        child=child if draft.asker == Asker.CHILD else None, by=by, at=at, **own_words(answers),
    )  # fmt: skip
    return Plans(person=child, referrer=referrer)


def own_words(answers: dict[str, Any]) -> dict[str, Any]:
    """What whoever fills in the form says about reaching themselves."""
    text_number, call_number = answers.get("text_number", ""), answers.get("call_number", "")
    return {
        "ways": ways_allowed(answers),
        "phone": (text_number or call_number)[:30],
        "email": answers.get("email", ""),
        "address": answers.get("address", ""),
        "school_contact": answers.get("school_contact", "")[:200],
        "safe_times": times(answers, text_number, call_number),
        "voicemail_is_safe": SAYS.get(answers.get("voicemail", "")),
        "may_name_service": {"no": True, "yes": False}.get(answers.get("texts_seen", "")),
        "safe_word": answers.get("safe_word", "")[:60],
        "who_must_not_know": answers.get("must_not_know", ""),
    }


def ways_allowed(answers: dict[str, Any]) -> list[str]:
    """The ways that were chosen; only by the code where nobody may make contact or no way was named."""
    chosen = [way for way in answers.get("ways") or [] if way in Way.values]
    return [Way.CODE.value] if answers.get("agree_contact") == "no" or not chosen else chosen


def times(answers: dict[str, Any], text_number: str, call_number: str) -> str:
    """When it is safe, in words that the outbox reads; a second number is said here, for a person to read."""
    said = [*(answers.get("safe_times") or []), answers.get("other_times", "")]
    if text_number and call_number and text_number != call_number:
        said.append(f"to call: {call_number}")
    return ", ".join(part for part in said if part)[:300]


def childs_words(answers: dict[str, Any]) -> dict[str, Any]:
    """What somebody else said about reaching the child; nothing that they did not name is ever used."""
    chosen = [way for way in answers.get("child_ways") or [] if way in Way.values]
    return {
        "ways": chosen or [Way.CODE.value],
        "phone": answers.get("child_phone", "")[:30],
        "email": answers.get("child_email", ""),
        "school_contact": answers.get("child_school_contact", "")[:200],
        "who_must_not_know": answers.get("child_must_not_know", ""),
    }
