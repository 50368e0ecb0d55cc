"""Carries the letters of the room that signs people in; their words are made as they leave, so no link is kept here."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.messages.actions import queue_message, staff_plan
from rightdoor.ground.messages.models import ContactPlan, Holder, Way
from rightdoor.ground.signin.letters import Letter


def carry(letter: Letter, _by: Actor, at: datetime) -> None:
    """Put a letter in the outbox, for an account or for an address that has none yet.

    The system writes it, whoever's act it follows: not everybody with an account may write to people.
    """
    plan = staff_plan(account=letter.account, at=at) if letter.account else plan_for_address(letter, at)
    queue_message(
        plan=plan, about=letter.about, kind=letter.kind, body="", outside="", by=System("sign_in"), at=at, way=Way.EMAIL
    )  # fmt: skip


def plan_for_address(letter: Letter, at: datetime) -> ContactPlan:
    """Somebody who was invited is reached at the address they were invited under, and in no other way."""
    return ContactPlan.objects.create(
        partnership=letter.partnership, holder=Holder.STAFF, ways=[Way.EMAIL], email=letter.email, updated_at=at
    )
