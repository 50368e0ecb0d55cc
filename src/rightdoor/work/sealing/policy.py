"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.bars import is_named
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute, rule_on
from rightdoor.ground.access.two_people import same_person
from rightdoor.pure.reading import still_read
from rightdoor.pure.rules.days import day_of
from rightdoor.work.sealing.lifecycle import MAY_BE_NAMED
from rightdoor.work.sealing.parts import part_named, request_of

SEAL = "sealing.seal"
READ = "sealing.read"
NAME = "sealing.name"
UNNAME = "sealing.unname"
ASK = "sealing.ask"
ANSWER = "sealing.answer"
LAPSE = "sealing.lapse"
CALL = "sealing.call_for_names"


def works_on(account: Account, thing: Any, at: datetime) -> bool:
    """Whether they are a practitioner or safeguarding lead who reads the request to which this belongs."""
    referral = request_of(thing)
    if referral is None or referral.partnership_id != account.partnership_id:
        return False
    if not still_read(referral.closed_at, at):
        return False
    return account.holds(*MAY_BE_NAMED, area=referral.area, on=day_of(at))


def may_seal(account: Account, thing: Any, at: datetime) -> bool:
    """Their own note; what the family added or sent; and, for a safeguarding lead, a colleague's note."""
    if thing is None:
        return True
    if not works_on(account, thing, at):
        return False
    if getattr(thing, "written_by_id", None) in (None, account.pk):
        return True
    return account.holds(Role.SAFEGUARDING_LEAD, area=thing.referral.area, on=day_of(at))


def is_named_here(account: Account, part: Any, at: datetime) -> bool:
    """Whether they are named on this sealed part."""
    return part is None or (part.is_sealed and is_named(account, part, at) and works_on(account, part, at))


def is_second(account: Account, unsealing: Any, at: datetime) -> bool:
    """Whether they are named on what somebody else asks to open."""
    if unsealing is None:
        return True
    part = part_named(unsealing.about_kind, unsealing.about_id)
    if part is None or same_person(unsealing.asked_by, account):
        return False
    return rule_on(account, READ, part, at=at).allowed


contribute(
    [
        Rule(SEAL, "practitioners and safeguarding leads keep a part of a request apart, for the people they name",
             roles=MAY_BE_NAMED, when=may_seal),
        Rule(READ, "whoever is named on a part that is kept apart reads it, and sees who else may",
             roles=MAY_BE_NAMED, when=is_named_here),
        Rule(NAME, "whoever is named on a part may name another, after a second step", roles=MAY_BE_NAMED,
             when=is_named_here),
        Rule(UNNAME, "whoever is named on a part may take a name away, never the last safeguarding lead's",
             roles=MAY_BE_NAMED, when=is_named_here),
        Rule(ASK, "whoever is named on a part may ask that it be opened again", roles=MAY_BE_NAMED,
             when=is_named_here),
        Rule(ANSWER, "a second person who is named agrees that a part be opened again, or does not",
             roles=MAY_BE_NAMED, when=is_second),
        Rule(LAPSE, "an ask to open a part that nobody agreed to in two working days lapses", system=True),
        Rule(CALL, "where too few of those who are named are left, the others are asked to name another", system=True),
    ]
)  # fmt: skip
