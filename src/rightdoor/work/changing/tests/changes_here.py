"""Changes of a service, for tests: drafted, asked for, agreed."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Account
from rightdoor.work.changing.actions.drafting import ask_for, begin_change, write_change
from rightdoor.work.changing.actions.settling import settle_change
from rightdoor.work.changing.models import ServiceChange
from tests.people_here import MONDAY

HERA = "kent.hera"
TODAY, NEXT_WEEK = MONDAY.date(), date(2026, 3, 16)
HOURS = """[[hours]]
days = ["monday", "tuesday"]
opens = "09:00"
closes = "18:00"
quote = "Answered from nine to six."
stands_in = "Contract of 3 March 2026"
"""


def drafted(by: Account, section: str = "criteria", **more: Any) -> ServiceChange:
    return begin_change(**{"service": HERA, "section": section, "form_key": uuid4(), "at": MONDAY, **more}, by=by)


def older(by: Account, least: int = 12) -> ServiceChange:
    """A draft in which HERA begins at another age."""
    one = drafted(by)
    written = one.written.replace("least = 10", f"least = {least}")
    assert written != one.written
    return write_change(change_id=one.pk, written=written, by=by, at=MONDAY)


def asked(one: ServiceChange, by: Account, since: date = TODAY, at: datetime = MONDAY) -> ServiceChange:
    return ask_for(change_id=one.pk, holds_from=since, because="A new contract", by=by, at=at)


def agreed(one: ServiceChange, by: Account, at: datetime = MONDAY, **more: Any) -> ServiceChange:
    return settle_change(**{"change_id": one.pk, "is_agreed": True, "because": "", **more}, by=by, at=at)
