"""What goes on record, when, and that it stays: allowed acts with their transaction, denials beside it."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, InternalError, ProgrammingError, connection, transaction
from psycopg.errors import UniqueViolation

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.audit import beside
from rightdoor.ground.audit.beside import BESIDE, Beside
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import (
    Circumstances,
    NotACode,
    acts,
    circumstances,
    mark_of_file,
    mark_of_search,
    mark_of_session,
    note_rule,
    record,
    record_denial,
    request_id,
)
from rightdoor.pure.keys import new_key

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def deny(act: str = "tests.denied") -> None:
    record_denial(act, about=None, by=VISITOR, at=NOON, reason="no rule allows it")


def test_an_allowed_act_is_written_in_the_acts_own_transaction() -> None:
    def knock_and_fall() -> None:
        with transaction.atomic():
            record("tests.knock", about=None, by=VISITOR, at=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        knock_and_fall()
    assert "tests.knock" not in acts()


def test_a_denial_stays_on_record_when_everything_else_is_rolled_back() -> None:
    def be_denied_and_fall() -> None:
        with transaction.atomic():
            deny()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        be_denied_and_fall()
    assert Event.objects.filter(act="tests.denied", decision="denied").exists()


@pytest.mark.parametrize(
    "change", ["update audit_event set act = ''", "delete from audit_event", "truncate audit_event"]
)
def test_nothing_on_record_can_be_changed_by_the_application(change: str) -> None:
    record("tests.kept", about=None, by=VISITOR, at=NOON)

    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert "tests.kept" in acts()


def test_an_event_says_who_did_what_to_what_from_where_and_by_which_rule() -> None:
    class Thing:
        pk = new_key()

    other = new_key()
    token = circumstances.set(Circumstances(session=mark_of_session("abc"), client="web", purpose="direct_care"))
    try:
        record(
            "tests.exported", about=Thing(), by=System("returns"), at=NOON, shown=[other], because="a row of the table",
            fields="contact", exported=mark_of_file(b"a,b", rows=1), way="csv", count=2,
        )  # fmt: skip
    finally:
        circumstances.reset(token)

    event = Event.objects.get(act="tests.exported")
    assert (event.actor_kind, event.actor_id, event.about_kind, event.about_id) == (
        "system:returns", None, "thing", Thing.pk,
    )  # fmt: skip
    assert (event.client, event.purpose, event.rule, event.fields) == (
        "web", "direct_care", "a row of the table", "contact",
    )  # fmt: skip
    assert len(event.session) == 64
    assert (event.exported_rows, len(event.exported_sha256)) == (1, 64)
    assert (event.shown, event.codes) == ([str(other)], {"way": "csv", "count": 2})


def test_a_job_is_known_as_one_and_says_for_whom_it_acts() -> None:
    person = new_key()
    token = circumstances.set(Circumstances(on_behalf_of=person))
    try:
        record("tests.job", about=None, by=System("outbox"), at=NOON)
    finally:
        circumstances.reset(token)

    event = Event.objects.get(act="tests.job")
    assert (event.client, event.on_behalf_of) == ("job", person)


def test_a_session_is_known_by_a_mark_that_is_always_the_same_and_is_not_its_key() -> None:
    assert mark_of_session("abc") == mark_of_session("abc") != mark_of_session("abd")
    assert "abc" not in mark_of_session("abc")
    assert mark_of_session(None) == ""


def test_a_search_is_known_by_a_mark_and_its_length_and_never_by_its_words() -> None:
    mark = mark_of_search("Wren Oakapple")

    assert mark.length == 13
    assert mark == mark_of_search("WREN OAKAPPLE")
    assert "wren" not in str(mark).lower()


@pytest.mark.parametrize("words", ["two\nlines", "\x1b[31mred", "tab\there", "x" * 2001, "\u202eturned"])
def test_words_that_could_be_content_or_forge_a_line_are_refused(words: str) -> None:
    with pytest.raises(NotACode):
        record("tests.said", about=None, by=VISITOR, at=NOON, said=words)
    with pytest.raises(NotACode):
        record_denial("tests.said", about=None, by=VISITOR, at=NOON, reason="", said=words)


def test_denials_share_one_connection_that_is_opened_anew_where_the_server_closed_it() -> None:
    deny()
    first = BESIDE.ready().info.backend_pid
    deny()
    assert BESIDE.ready().info.backend_pid == first

    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s)", [first])
    deny("tests.after")

    assert "tests.after" in acts()
    assert BESIDE.ready().info.backend_pid != first


def test_many_threads_take_turns_and_no_denial_is_lost() -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _number: deny("tests.thread"), range(80)))

    assert acts().count("tests.thread") == 80


def test_a_forked_process_opens_a_connection_of_its_own_and_leaves_the_parents_alone() -> None:
    deny()
    parents = BESIDE.ready().info.backend_pid
    child = os.fork()
    if child == 0:
        try:
            deny("tests.child")
            os._exit(0 if BESIDE.ready().info.backend_pid != parents else 1)
        except BaseException:  # noqa: BLE001  the child must never return into the tests
            os._exit(2)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert BESIDE.ready().info.backend_pid == parents
    deny("tests.parent")
    assert {"tests.child", "tests.parent"} <= set(acts())


def test_nobody_waits_for_ever_for_another_ones_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "PATIENCE", 1)
    with BESIDE.turn:
        waiting = threading.Thread(target=deny, args=("tests.impatient",))
        waiting.start()
        waiting.join(10)

    assert "tests.impatient" in acts()


def test_a_denial_that_was_kept_although_its_answer_was_lost_is_not_written_twice() -> None:
    class Lost(Beside):
        tries = 0

        def ready(self) -> psycopg.Connection:
            Lost.tries += 1
            if Lost.tries == 1:
                raise psycopg.OperationalError
            return Answering()

    class Answering:
        def execute(self, *_what: object) -> None:
            raise UniqueViolation

        def close(self) -> None: ...

    Lost().write("insert", {})
    assert Lost.tries == 2


def test_a_denial_that_cannot_be_written_is_an_error_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    class Away(Beside):
        def ready(self) -> psycopg.Connection:
            raise psycopg.OperationalError

    monkeypatch.setattr(beside, "BESIDE", Away())

    with pytest.raises(DatabaseError, match="could not be put on record"):
        deny()


def test_acts_are_told_in_the_order_in_which_they_were_written() -> None:
    class Thing:
        pk = UUID(int=7)

    for act in "abcdefghij":
        record(f"tests.{act}", about=Thing(), by=VISITOR, at=NOON)

    assert acts(about=Thing.pk) == [f"tests.{act}" for act in "abcdefghij"]


def test_the_rule_that_allowed_an_act_is_noted_once_for_that_request_and_that_actor() -> None:
    other = System("other")
    note_rule("the table allows it", by=VISITOR)
    for act in ("tests.ruled", "tests.again"):
        record(act, about=None, by=VISITOR, at=NOON)
    note_rule("the table allows it", by=VISITOR)
    token = request_id.set("another")
    try:
        record("tests.elsewhere", about=None, by=other, at=NOON)
    finally:
        request_id.reset(token)

    rules = dict(Event.objects.values_list("act", "rule"))
    assert rules == {**rules, "tests.ruled": "the table allows it", "tests.again": "", "tests.elsewhere": ""}
