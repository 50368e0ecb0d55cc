"""A service that changes: other hours agreed from a day to come, and an age limit that waits for a second manager."""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.pure.rules.days import day_of
from rightdoor.sight.insight.gathering import gather_missing
from rightdoor.work.changing.actions.drafting import ask_for, begin_change
from rightdoor.work.changing.actions.parts import write_part
from rightdoor.work.changing.actions.settling import settle_change
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.writing import parts_of

HERA = "kent.hera"
OPEN = {
    "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "opens": "09:00", "closes": "18:00",
    "quote": "The line is answered from nine to six on working days.", "stands_in": "Contract of the invented county",
}  # fmt: skip


def add_changes(front: Front, at: datetime) -> None:
    """One that was agreed and is to come, one that is asked for; and what is known of past requests."""
    manager, second = front.colleague("service_manager"), front.colleague("second_service_manager")
    hours = drafted("hours", manager, at - timedelta(days=3))
    hours = written(hours, None, OPEN, manager, at - timedelta(days=3))
    ask_for(change_id=hours.pk, holds_from=day_of(at + timedelta(weeks=3)), because="Somebody answers until six",
            by=manager, at=at - timedelta(days=3))  # fmt: skip
    settle_change(change_id=hours.pk, is_agreed=True, because="", by=second, at=at - timedelta(days=2))
    ages = drafted("criteria", manager, at - timedelta(hours=2))
    number, part = next((n, one) for n, one in enumerate(parts_of(ages.change)) if one["name"] == "age_10_to_18")
    wider = {**part, "says": "It is for people aged 11 to 18.", "test": {**part["test"], "least": 11},
             "stands_in": "Contract of the invented county"}  # fmt: skip
    ages = written(ages, number, wider, manager, at - timedelta(hours=2))
    ask_for(change_id=ages.pk, holds_from=day_of(at + timedelta(weeks=6)), because="Another service begins at ten",
            by=manager, at=at - timedelta(hours=1))  # fmt: skip
    gather_missing(by=System("insight"), at=at)


def drafted(section: str, by: Account, at: datetime) -> ServiceChange:
    key = uuid5(NAMESPACE_OID, f"change {section}")
    return begin_change(service=HERA, section=section, form_key=key, by=by, at=at)


def written(one: ServiceChange, number: int | None, part: dict[str, Any], by: Account, at: datetime) -> ServiceChange:
    return write_part(change_id=one.pk, number=number, part=part, seen=one.touched_at.isoformat(), by=by, at=at)
