"""Whoever owns the database can change it; the walk finds it, and names the first number that is not as it was."""

# ruff: noqa: S608  the tests own every word of their SQL

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit import verifying
from rightdoor.ground.audit.reading import COLUMNS, canonical_of
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.tests.conftest import NOON, Chained
from rightdoor.pure.chain import GENESIS, link

Owner = Callable[..., Any]
OF = "(select event_id from audit_link where n = {})"


def test_what_nobody_touched_is_sound(chained: Chained) -> None:
    chained.happen(6)

    report = chained.verify()

    assert report.sound
    assert (report.events, report.last, report.newest_head) == (6, 6, 6)


@pytest.mark.parametrize(
    "change",
    [
        "act = 'tests.another'",
        "actor_id = gen_random_uuid()",
        "decision = 'denied'",
        "codes = '{\"number\": 99}'",
        "shown = '[\"1\"]'",
        "written_at = written_at + interval '1 microsecond'",
        "session = 'x'",
        "on_behalf_of = gen_random_uuid()",
        "exported_rows = 1",
    ],
)
def test_an_edited_event_is_named(chained: Chained, as_owner: Owner, change: str) -> None:
    chained.happen(6)
    as_owner(f"update audit_event set {change} where id = {OF.format(4)}")

    fault = chained.verify([]).fault

    assert fault is not None
    assert fault.n == 4


def test_an_event_that_was_moved_to_another_day_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(f"update audit_event set happened_at = happened_at - interval '1 day' where id = {OF.format(2)}")

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (2, "has lost its event")


def test_a_deleted_event_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(f"delete from audit_event where id = {OF.format(3)}")

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (3, "has lost its event")


def test_an_event_that_was_deleted_with_its_number_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(f"delete from audit_event where id = {OF.format(3)}")
    as_owner("delete from audit_link where n = 3")

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (3, "is missing")


def test_two_events_that_changed_places_are_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(
        "update audit_link l set event_id = o.event_id, happened_at = o.happened_at from audit_link o "
        "where (l.n, o.n) in ((2, 5), (5, 2))"
    )

    fault = chained.verify([]).fault

    assert fault is not None
    assert fault.n == 2


def test_what_was_cut_off_below_a_checkpoint_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(f"delete from audit_event where id in {OF.format('1').replace('= 1', '<= 3')}")
    as_owner("delete from audit_link where n <= 3")

    fault = chained.verify().fault

    assert fault is not None
    assert (fault.n, fault.what) == (1, "is missing")


def test_an_audit_that_was_emptied_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner("truncate audit_event, audit_link")

    fault = chained.verify().fault

    assert fault is not None
    assert fault.n == 1


def hash_anew(owner: Owner) -> None:
    """What a skilled owner does: every hash of the chain made anew over what is there now."""
    with connection.cursor() as cursor:
        cursor.execute(f"select l.n, {COLUMNS} from audit_link l join audit_event e on e.id = l.event_id order by l.n")
        rows, previous = cursor.fetchall(), GENESIS
    for n, *event in rows:
        previous = link(previous, canonical_of(event))
        owner("update audit_link set hash = %s where n = %s", [previous, n])


def test_a_chain_that_its_owner_hashed_anew_is_found_by_the_head_that_was_kept(
    chained: Chained, as_owner: Owner
) -> None:
    chained.happen(3)
    chained.happen(3)
    as_owner(f"update audit_event set act = 'tests.forged' where id = {OF.format(5)}")
    hash_anew(as_owner)

    assert chained.verify([]).sound  # by itself it cannot be told
    fault = chained.verify().fault
    assert fault is not None
    assert fault.n == 4  # the first number after the last head that fits


def test_a_tail_that_was_cut_is_found_only_with_the_head(chained: Chained, as_owner: Owner) -> None:
    chained.happen(6)
    as_owner(f"delete from audit_event where id in {OF.format('5').replace('= 5', '>= 5')}")
    as_owner("delete from audit_link where n >= 5")

    assert chained.verify([]).sound
    fault = chained.verify().fault
    assert fault is not None
    assert (fault.n, fault.what) == (5, "is missing: a head was signed for number 6")


def test_an_event_that_was_slipped_in_beside_the_chain_is_found(chained: Chained, as_owner: Owner) -> None:
    chained.happen(2)
    record("tests.slipped_in", about=None, by=VISITOR, at=NOON)

    assert chained.verify().sound  # it may still be waiting for its number
    as_owner("update audit_event set written_at = now() - interval '1 hour' where act = 'tests.slipped_in'")
    fault = chained.verify().fault
    assert fault is not None
    assert "1 events lie beside the chain" in fault.what


def test_a_whole_day_that_is_gone_is_named(chained: Chained, as_owner: Owner) -> None:
    chained.happen(3)
    chained.happen(3, at=NOON.replace(day=21))
    chained.happen(3, at=NOON.replace(day=22))
    as_owner("delete from audit_event where happened_at::date = '2026-11-21'")
    as_owner("delete from audit_link where shard = '2026-11-21'")

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (4, "is missing")


def test_a_tombstone_that_nobody_signed_excuses_nothing(chained: Chained, as_owner: Owner) -> None:
    chained.happen(3)
    as_owner("delete from audit_event where id = " + OF.format(1))
    with connection.cursor() as cursor:
        cursor.execute("select encode(hash, 'hex') from audit_link where n = 1")
        hash_ = cursor.fetchone()[0]
    as_owner("delete from audit_link where n = 1")
    body = (
        '{"at":"","before":"2026-02-01","events":1,"hash":"%s","late":{},"n":1,"number":1,"parts":[]}' % hash_  # noqa: UP031
    )
    as_owner("insert into audit_tombstone values (1, %s, 'bm8=')", [body])

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (1, "and all up to 1 are gone, and tombstone 1 has no good signature")


def test_a_hole_as_large_as_a_batch_is_found(
    chained: Chained, as_owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", 2)
    chained.happen(7)
    assert chained.verify().sound
    as_owner("delete from audit_link where n in (3, 4)")

    fault = chained.verify([]).fault

    assert fault is not None
    assert (fault.n, fault.what) == (3, "is missing")
