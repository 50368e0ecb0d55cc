"""What a plan allows while another must allow it too: the strictest of two records that became one."""

from collections.abc import Iterator

from rightdoor.ground.messages.models import ContactPlan, Holder, Way

FAMILY = (Holder.YOUNG_PERSON, Holder.PARENT)


def beside(plan: ContactPlan) -> Iterator[ContactPlan]:
    """The plans that are asked with this one: its own stricter, and the stricter of the child behind it."""
    for one in (plan, plan.child):
        if one is not None and one.also is not None:
            yield one.also


def is_stopped(plan: ContactPlan) -> bool:
    """Whether they asked us to stop, or the number was wrong, here or on the other record of the same young person."""
    theirs = beside(plan) if plan.holder == Holder.YOUNG_PERSON else ()
    return plan.stopped_at is not None or any(one.stopped_at is not None for one in theirs)


def closes(plan: ContactPlan, way: Way) -> bool:
    """Whether the strictest says no, to this way or to a parent."""
    return any(
        (plan.holder == Holder.PARENT and one.never_contact_parent)
        or (plan.holder == Holder.YOUNG_PERSON and way not in one.ways)
        for one in beside(plan)
    )


def may_be_named(plan: ContactPlan) -> bool:
    """Whether we may say who we are; what was not said is a no."""
    return plan.may_name_service is True and all(one.may_name_service is True for one in family_beside(plan))


def voicemail_is_safe(plan: ContactPlan) -> bool:
    """Whether a voicemail may be left; what was not said is a no."""
    return plan.voicemail_is_safe is True and all(one.voicemail_is_safe is True for one in family_beside(plan))


def times_of(plan: ContactPlan) -> list[str]:
    """Each wording of when it is safe; a moment must be safe by all of them."""
    theirs = beside(plan) if plan.holder == Holder.YOUNG_PERSON else ()
    lines = [line for one in (plan, *theirs) for line in one.safe_times.splitlines()]
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))


def family_beside(plan: ContactPlan) -> Iterator[ContactPlan]:
    return beside(plan) if plan.holder in FAMILY else iter(())
