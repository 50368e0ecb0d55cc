"""Who is qualified and supervised, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.lifecycle import SOON
from rightdoor.records.workforce.models import Qualification, Supervision

TAGS = {"may": ("suits", "May issue"), "soon": ("may", "Runs out soon"), "not": ("not", "Can prepare, not issue")}


@dataclass(frozen=True, slots=True)
class Colleague:
    """One member of staff."""

    account: Account
    roles: str
    state: str
    tag: str
    kind: str
    qualified: str
    supervised: str
    why: str
    is_practitioner: bool


def running(rows: Iterable[Any], day: date) -> list[Any]:
    """Those that run on that day, the one that lasts longest first."""
    on = [one for one in rows if one.starts_on <= day and (one.ends_on is None or one.ends_on >= day)]
    return sorted(on, key=lambda one: one.ends_on or date.max, reverse=True)


def colleague(account: Account, day: date) -> Colleague:
    """Whether they may issue today, until when, and what is missing."""
    held = {Role(one.role) for one in running(account.roles.all(), day)}
    qualified: list[Qualification] = running(account.qualifications.all(), day)
    supervised: list[Supervision] = running(account.supervised_by.all(), day)
    why = missing(held, qualified, supervised)
    ends = [*(one.ends_on for one in qualified[:1]), *(one.ends_on for one in supervised[:1] if one.ends_on)]
    soon = not why and bool(ends) and min(ends) - day <= SOON
    state = "not" if why else "soon" if soon else "may"
    kind, tag = TAGS[state]
    return Colleague(
        account=account,
        roles=", ".join(_(ROLE_NAMES[role]) for role in Role if role in held),
        state=state,
        tag=_(tag),
        kind=kind,
        qualified=until(qualified, account.qualifications.all()),
        supervised=supervised_words(supervised),
        why=why,
        is_practitioner=Role.PRACTITIONER in held,
    )


def missing(held: set[Role], qualified: list[Qualification], supervised: list[Supervision]) -> str:
    """What stands between somebody and issuing a recommendation."""
    if Role.PRACTITIONER not in held:
        return _("Does not hold the practitioner’s role")
    parts = [] if qualified else [_("no current qualification")]
    parts += [] if supervised else [_("no running supervision")]
    words = _(" and ").join(parts)
    return f"{words[:1].upper()}{words[1:]}"


def until(current: list[Qualification], every: Iterable[Qualification]) -> str:
    """The current registration with its last day; else when the last one ran out."""
    if current:
        return _("%(what)s, until %(day)s") % {"what": current[0].profession, "day": plain_date(current[0].ends_on)}
    ended = sorted(one.ends_on for one in every)
    return _("Ended %(day)s") % {"day": plain_date(ended[-1])} if ended else _("None on record")


def supervised_words(current: list[Supervision]) -> str:
    """By whom, and until when."""
    if not current:
        return _("Nobody")
    one = current[0]
    if one.ends_on is None:
        return str(one.supervisor)
    return _("%(who)s, until %(day)s") % {"who": one.supervisor, "day": plain_date(one.ends_on)}


def workforce(accounts: Iterable[Account], at: datetime) -> list[Colleague]:
    """Everybody who holds a role today: practitioners first, and among them what runs out soon."""
    day = day_of(at)
    found = [colleague(one, day) for one in accounts]
    order = {"soon": 0, "not": 1, "may": 2}
    here = [one for one in found if one.roles]
    return sorted(here, key=lambda one: (not one.is_practitioner, order[one.state], one.account.name))
