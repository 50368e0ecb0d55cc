"""Every event gets one number, however late its transaction ended, whoever else is at work."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Signal
from typing import Any

from django.db import connection, connections, transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.sequencing import Sequencer
from rightdoor.ground.audit.tests.conftest import NOON, Chained


def numbers() -> list[tuple[int, str]]:
    """Every number with the act of its event."""
    with connection.cursor() as cursor:
        cursor.execute("select n, act from audit_link l join audit_event e on e.id = l.event_id order by n")
        return list(cursor.fetchall())


def happen(act: str) -> None:
    record(act, about=None, by=VISITOR, at=NOON)


def test_events_are_numbered_from_one_in_the_order_in_which_they_were_written(chained: Chained) -> None:
    for act in ("tests.first", "tests.second", "tests.third"):
        happen(act)

    assert chained.sequencer.run(NOON) == 3
    assert chained.sequencer.run(NOON) == 0
    assert numbers() == [(1, "tests.first"), (2, "tests.second"), (3, "tests.third")]


def test_an_event_whose_transaction_ended_late_is_neither_lost_nor_leaves_a_gap(chained: Chained) -> None:
    written, may_end = Signal(), Signal()

    def slow() -> None:
        with transaction.atomic():
            happen("tests.slow")
            written.set()
            may_end.wait(20)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit(slow)
        assert written.wait(20)
        happen("tests.quick")
        assert chained.sequencer.run(NOON) == 1
        happen("tests.later")
        assert chained.sequencer.run(NOON) == 1
        may_end.set()
        ended.result(20)

    assert chained.sequencer.run(NOON) == 1
    assert numbers() == [(1, "tests.quick"), (2, "tests.later"), (3, "tests.slow")]
    assert chained.verify().sound


def test_what_was_rolled_back_leaves_no_gap(chained: Chained) -> None:
    happen("tests.before")
    with transaction.atomic():
        happen("tests.undone")
        transaction.set_rollback(True)
    happen("tests.after")

    chained.sequencer.run(NOON)

    assert numbers() == [(1, "tests.before"), (2, "tests.after")]


def test_more_than_a_batch_is_numbered_over_several_rounds(chained: Chained) -> None:
    for number in range(7):
        happen(f"tests.number_{'abcdefg'[number]}")

    counts = [chained.sequencer.run(NOON, batch=3) for _round in range(4)]

    assert sum(counts) == 7
    assert [act[-1] for _n, act in numbers()] == list("abcdefg")


def test_a_worker_that_starts_anew_goes_on_where_the_chain_ends(chained: Chained) -> None:
    chained.happen(3)
    happen("tests.while_nobody_worked")

    assert Sequencer().run(NOON) == 1
    assert numbers()[-1] == (4, "tests.while_nobody_worked")


def test_two_workers_and_eight_writers_give_each_event_one_number(own_database: Any, chained: Chained) -> None:
    def write() -> None:
        for _time in range(25):
            happen("tests.at_once")

    def work() -> None:
        sequencer = Sequencer()
        for _round in range(30):
            sequencer.run(NOON)

    jobs = iter([write] * 8 + [work] * 2)

    def job() -> None:
        next(jobs)()

    own_database.at_once(job, times=10)
    chained.number()

    assert [n for n, _act in numbers()] == list(range(1, 201))
    assert chained.verify().sound


def test_a_database_that_was_restored_where_transactions_are_counted_anew_is_numbered_on(
    chained: Chained, as_owner: Callable[..., Any]
) -> None:
    chained.happen(3)
    as_owner("update audit_event set xact = '900000000'")
    as_owner("update audit_link set seen_below = '900000000'")
    happen("tests.after_the_restore")
    fresh = Sequencer()

    assert fresh.run(NOON) == 1
    happen("tests.and_later")
    assert fresh.run(NOON) == 1
    assert [act for _n, act in numbers()][-2:] == ["tests.after_the_restore", "tests.and_later"]


def test_once_a_day_the_last_weeks_are_searched_whole(chained: Chained, as_owner: Callable[..., Any]) -> None:
    chained.happen(1)
    happen("tests.hidden")
    as_owner("update audit_event set xact = '4' where act = 'tests.hidden'")

    assert chained.sequencer.run(NOON + timedelta(hours=1)) == 0
    assert chained.sequencer.run(NOON + timedelta(days=1)) == 1
    assert chained.verify().sound


def test_an_events_shard_is_its_day_and_never_before_an_earlier_numbers(chained: Chained) -> None:
    for days in (0, -1, 1):
        record("tests.day", about=None, by=VISITOR, at=NOON + timedelta(days=days))
    chained.sequencer.run(NOON)

    with connection.cursor() as cursor:
        cursor.execute("select shard::text from audit_link order by n")
        assert [row[0] for row in cursor.fetchall()] == ["2026-11-20", "2026-11-20", "2026-11-21"]
