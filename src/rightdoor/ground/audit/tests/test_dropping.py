"""Whole months go under a signed tombstone, and the walk goes on from there."""

from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.audit.dropping import NotDropped, drop_months
from rightdoor.ground.audit.keys import Signer
from rightdoor.ground.audit.record import acts, record
from rightdoor.ground.audit.tests.conftest import NOON, Chained
from rightdoor.ground.audit.verifying import verify
from rightdoor.pure.chain import Tombstone

pytestmark = pytest.mark.usefixtures("connected_as_owner")
MARCH, APRIL = datetime(2026, 3, 31, 23, 59, 50, tzinfo=UTC), date(2026, 4, 1)


def drop(chained: Chained, before: date = APRIL) -> Tombstone:
    return drop_months(before=before, heads=chained.heads, signer=chained.signer, by=System("retention"), at=NOON)


def test_whole_months_are_dropped_and_the_walk_goes_on_and_names_the_tombstone(chained: Chained) -> None:
    chained.happen(4, at=MARCH)
    chained.happen(5)

    grave = drop(chained)
    chained.number()

    report = chained.verify()
    assert report.sound
    assert (grave.number, grave.events, grave.n) == (1, 4, 4)
    assert "audit_event_2026_03" in grave.parts
    assert report.graves == (grave,)
    assert (report.events, report.last) == (6, 10)
    assert acts() == ["tests.happened"] * 5 + ["audit.dropped"]


def test_an_event_of_the_last_night_that_was_numbered_in_the_new_month_is_named_on_the_tombstone(
    chained: Chained,
) -> None:
    chained.happen(2, at=MARCH)
    record("tests.new_month", about=None, by=VISITOR, at=MARCH.replace(month=4, day=1, hour=0))
    chained.number()
    chained.happen(1, at=MARCH)  # found after midnight
    chained.happen(2)

    grave = drop(chained)

    assert list(grave.late) == [4]
    report = chained.verify()
    assert report.sound
    assert report.events == 4


def test_what_was_dropped_without_its_tombstone_is_found(chained: Chained) -> None:
    chained.happen(2, at=MARCH)
    chained.happen(2)
    with connection.cursor() as cursor:
        cursor.execute("drop table audit_event_2026_03, audit_link_2026_03")

    fault = chained.verify().fault

    assert fault is not None
    assert fault.n == 1


def test_months_can_be_dropped_again_later_and_an_empty_one_too(chained: Chained) -> None:
    chained.happen(2, at=MARCH)
    chained.happen(2, at=MARCH.replace(month=5))
    first, second = drop(chained), drop(chained, date(2026, 5, 1))
    third = drop(chained, date(2026, 6, 1))
    chained.number()

    assert [(grave.number, grave.events, grave.n) for grave in (first, second, third)] == [
        (1, 2, 2),
        (2, 0, 2),
        (3, 2, 4),
    ]
    report = chained.verify()
    assert report.sound
    assert len(report.graves) == 3


def test_a_chain_of_which_all_was_dropped_goes_on(chained: Chained) -> None:
    chained.happen(3, at=MARCH)
    drop(chained)

    chained.number()

    report = chained.verify()
    assert report.sound
    assert report.last == 4  # the dropping itself


def test_a_tombstone_signed_by_another_key_is_not_believed(chained: Chained) -> None:
    chained.happen(2, at=MARCH)
    drop(chained)

    report = verify([], public=Signer(Ed25519PrivateKey.generate()).public)

    assert report.fault is not None
    assert "tombstone 1 has no good signature" in report.fault.what
    assert not verify([], public=None).sound


@pytest.mark.parametrize("before", [date(2026, 4, 2), date(2026, 12, 1)])
def test_only_whole_months_that_have_ended_are_dropped(chained: Chained, before: date) -> None:
    with pytest.raises(NotDropped, match="first day of a month that has begun"):
        drop(chained, before)


def test_nothing_is_dropped_while_the_audit_is_not_as_it_was(chained: Chained) -> None:
    chained.happen(2, at=MARCH)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute("update audit_event set act = 'tests.other'")
        cursor.execute("set session_replication_role = origin")

    with pytest.raises(NotDropped, match="number 1 does not fit its hash"):
        drop(chained)


def test_nothing_is_dropped_that_is_not_yet_in_the_chain(chained: Chained) -> None:
    record("tests.waiting", about=None, by=VISITOR, at=MARCH)

    with pytest.raises(NotDropped, match="not in the chain yet"):
        drop(chained)


def test_what_lies_outside_the_months_own_tables_is_kept(chained: Chained) -> None:
    chained.happen(1, at=datetime(2020, 1, 1, tzinfo=UTC))

    with pytest.raises(NotDropped, match="audit_event_rest"):
        drop(chained)


def test_where_there_is_no_month_that_old_nothing_is_dropped(chained: Chained) -> None:
    with pytest.raises(NotDropped, match="There is no month before 01 April 2024"):
        drop(chained, date(2024, 4, 1))
