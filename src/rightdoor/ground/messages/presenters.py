"""How to reach somebody safely, in one line that is never left out."""

from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.ground.messages.stricter import beside, closes, is_stopped, may_be_named, times_of, voicemail_is_safe

NOBODY_ELSE = "somebody must not know: speak with nobody but them"
OTHER_TIMES = "another record of theirs says when it is safe in other words: ask when before you go on"
NOT_SAID = "Not said yet. Ask before you leave a message or say where you call from"


def safe_contact(plan: ContactPlan | None, *, own_words: bool = True) -> str:
    """The safe-contact banner: what to use, when, and what never to do.

    For somebody who may not have their own words, whom to keep it from becomes: speak with nobody else.
    """
    if plan is None:
        return NOT_SAID
    if plan.silent_since is not None:
        return "Nothing more is sent. Speak with the family only as the safeguarding lead has agreed"
    if is_stopped(plan):
        return "Do not contact them. They asked us to stop, or the number was wrong"
    parts = [*ways(plan), f"safe times: {plan.safe_times}" if plan.safe_times else "safe times not said"]
    if set(times_of(plan)) - {plan.safe_times.strip()}:
        parts.append(OTHER_TIMES)
    if plan.never_contact_parent or any(one.never_contact_parent for one in beside(plan)):
        parts.append("never contact a parent")
    parts.append("a voicemail is safe" if voicemail_is_safe(plan) else "leave no voicemail")
    parts.append("you may say where you call from" if may_be_named(plan) else "do not say where you call from")
    if plan.safe_word:
        parts.append(f"safe word: {plan.safe_word}")
    if plan.who_must_not_know:
        parts.append(f"must not know: {plan.who_must_not_know}" if own_words else NOBODY_ELSE)
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + "."


def ways(plan: ContactPlan) -> list[str]:
    """Each way they chose with where it leads."""
    where = {
        Way.CALL: plan.phone, Way.TEXT: plan.phone, Way.EMAIL: plan.email, Way.POST: plan.address,
        Way.SCHOOL: plan.school_contact,
    }  # fmt: skip
    chosen = [Way(way) for way in plan.ways if not closes(plan, Way(way))]
    return [f"{way.label} {where.get(way, '')}".strip() for way in chosen] or ["No way to reach them was given"]
