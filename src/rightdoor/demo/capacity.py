"""How many invented services help at a time: one capacity that holds, and one that waits for a second manager."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.pure.rules.days import day_of
from rightdoor.work.capacity.actions import propose_capacity, settle_capacity


def add_capacity(front: Front, at: datetime) -> None:
    """One was agreed eight weeks ago; the next is lower, and nobody has said yes or no yet."""
    manager, second = front.colleague("service_manager"), front.colleague("second_service_manager")
    for many, since, why, then in (
        (40, at - timedelta(weeks=8), "Two new workers have begun", at - timedelta(weeks=8)),
        (32, at + timedelta(weeks=3), "A worker is away until the summer", at - timedelta(hours=3)),
    ):
        one = propose_capacity(
            service="kent.hera", area="kent", how_many=many, holds_from=day_of(since),
            because=why, form_key=uuid5(NAMESPACE_OID, f"capacity {many}"), by=manager, at=then,
        )  # fmt: skip
        if then < at - timedelta(days=1):
            settle_capacity(capacity_id=one.pk, is_agreed=True, because="", by=second, at=then + timedelta(hours=2))
