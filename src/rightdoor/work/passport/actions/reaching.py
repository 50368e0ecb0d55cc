"""How the person who asked wants to be reached."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.messages.actions import save_contact_plan
from rightdoor.ground.messages.models import ContactPlan, Holder
from rightdoor.work.passport.policy import CHANGE_REACH
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.models import Addition, Asker, Referral

HOLDERS = {Asker.ME: Holder.YOUNG_PERSON, Asker.CHILD: Holder.PARENT}


@transaction.atomic
def change_reach(
    *,
    referral_id: UUID,
    form_key: UUID,
    ways: Sequence[str],
    phone: str,
    email: str,
    address: str,
    school_contact: str,
    safe_times: str,
    voicemail_is_safe: bool | None,
    may_name_service: bool | None,
    who_must_not_know: str,
    by: Actor,
    at: datetime,
) -> ContactPlan:
    """Change one's own contact plan, never another's; staff see that it changed, and the outbox asks it next time."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, CHANGE_REACH, referral, at=at))
    was = own_plan(referral)
    plan = save_contact_plan(
        partnership=referral.partnership,
        plan_id=was.pk if was else None,
        holder=was.holder if was else HOLDERS.get(Asker(referral.asker), Holder.PROFESSIONAL),
        child=was.child if was else (None if referral.asker == Asker.ME else referral.contact_plan),
        never_contact_parent=was.never_contact_parent if was else False,
        safe_word=was.safe_word if was else "",
        ways=ways, phone=phone, email=email, address=address, school_contact=school_contact, safe_times=safe_times,
        voicemail_is_safe=voicemail_is_safe, may_name_service=may_name_service, who_must_not_know=who_must_not_know,
        by=by, at=at,
    )  # fmt: skip
    if was is None:
        keep_plan(referral, plan)
    add_words(referral_id=referral.pk, kind=Addition.Kind.REACH, words="", form_key=form_key, by=by, at=at)
    return plan


def keep_plan(referral: Referral, plan: ContactPlan) -> None:
    """The first plan that this asker gave."""
    field = "contact_plan" if referral.asker == Asker.ME else "referrer_plan"
    setattr(referral, field, plan)
    referral.save(update_fields=[field])
