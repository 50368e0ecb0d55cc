"""What stands out in a week: the rules by themselves, and on what the audit holds."""

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rightdoor.config.commands import audit
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.audit.record import acts, record
from rightdoor.ground.tasks.models import Shift
from rightdoor.pure.unusual import Finding, Kind, Look, unusual
from rightdoor.work.oversight.week import findings, surname_in
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


def looks(reader: str, count: int, **changed: object) -> list[Look]:
    """So many different records read at noon on a Wednesday."""
    return [Look(reader, "practitioner", f"{reader}-{number}", NOON, **changed) for number in range(count)]


def kinds(found: list[Finding]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.reader) for one in found]


def test_an_ordinary_week_has_nothing_in_it() -> None:
    assert unusual([look for reader in "abcdef" for look in looks(reader, 12)]) == []


def test_somebody_who_reads_far_more_than_their_peers_is_named_with_what_they_read() -> None:
    week = [look for reader in "abcde" for look in looks(reader, 10)] + looks("z", 40)

    (found,) = unusual(week)

    assert (found.kind, found.reader, len(found.records)) == (Kind.MANY, "z", 40)
    assert found.why == "40 records; 5 others of this role read 10 on average"


def test_the_same_record_read_many_times_counts_once() -> None:
    week = [look for reader in "abcde" for look in looks(reader, 10)] + looks("z", 10) * 9

    assert unusual(week) == []


@pytest.mark.parametrize("peers", ["", "abc"])
def test_too_few_peers_say_nothing_about_what_is_much(peers: str) -> None:
    assert unusual([look for reader in peers for look in looks(reader, 2)] + looks("z", 90)) == []


def test_few_looks_are_never_too_many() -> None:
    assert unusual([look for reader in "abcde" for look in looks(reader, 1)] + looks("z", 9)) == []


@pytest.mark.parametrize("at", ["2026-03-11 06:59", "2026-03-11 20:00", "2026-03-14 12:00", "2026-03-15 12:00"])
def test_nights_and_weekends_stand_out_unless_one_is_on_call(at: str) -> None:
    when = datetime.fromisoformat(at)

    assert kinds(unusual([Look("a", "r", "1", when)])) == [(Kind.OUT_OF_HOURS, "a")]
    assert unusual([Look("a", "r", "1", when, on_call=True)]) == []


@pytest.mark.parametrize("at", ["2026-03-11 07:00", "2026-03-11 19:59", "2026-03-16 12:00"])
def test_a_working_day_does_not(at: str) -> None:
    assert unusual([Look("a", "r", "1", datetime.fromisoformat(at))]) == []


def test_no_relation_and_the_same_surname_stand_out_once_a_reader_with_all_the_records() -> None:
    week = looks("a", 2, related=False) + looks("b", 1, same_surname=True) + looks("a", 1, related=False)

    found = unusual(week)

    assert kinds(found) == [(Kind.NO_RELATION, "a"), (Kind.SAME_SURNAME, "b")]
    assert found[0].records == ("a-0", "a-1")
    assert found[0].why.startswith("3 times")


@calm
@given(some.lists(some.integers(0, 60), min_size=5, max_size=9), some.randoms())
def test_the_order_of_looks_changes_nothing(counts: list[int], dice: Random) -> None:
    week = [look for number, count in enumerate(counts) for look in looks(f"r{number}", count)]
    mixed = dice.sample(week, len(week))

    assert unusual(mixed) == unusual(week)


@pytest.mark.parametrize(
    ("name", "surname"), [("Wren Oakapple", "oakapple"), ("Wren", ""), ("", ""), ("Ana de Souza", "souza")]
)
def test_a_surname_is_the_last_of_several_words(name: str, surname: str) -> None:
    assert surname_in(name) == surname


@pytest.mark.django_db
def test_a_look_at_what_was_long_closed_is_named_unless_the_reader_worked_on_it(partnership, administrator) -> None:
    other = staff(partnership, "Lark Underhill", Role.PRACTITIONER)
    one, at = request_of(partnership), MONDAY + timedelta(days=60, hours=3)
    one.move_to(Stage.WITHDRAWN, by=administrator, at=MONDAY)
    record("referrals.see", about=one, by=other, at=at)
    record("referrals.log_contact", about=one, by=administrator, at=at)
    record("referrals.see", about=one, by=administrator, at=at)

    (found,) = findings(until=at + timedelta(days=1))

    assert (found.kind, found.reader, found.records) == (Kind.NO_RELATION, str(other.pk), (str(one.pk),))


@pytest.mark.django_db
def test_a_look_at_a_child_of_the_same_surname_is_named(partnership) -> None:
    one = request_of(partnership)
    assert one.person is not None
    one.person.legal_name = "Wren Underhill"
    one.person.save(update_fields=["legal_name"])
    record("referrals.see", about=one, by=staff(partnership, "Lark Underhill", Role.PRACTITIONER), at=MONDAY)

    assert [found.kind for found in findings(until=MONDAY + timedelta(days=1))] == [Kind.SAME_SURNAME]


@pytest.mark.django_db
def test_a_look_at_night_is_named_unless_the_reader_was_on_call(partnership, administrator, lead) -> None:
    one, night = request_of(partnership), MONDAY + timedelta(hours=14)
    Shift.objects.create(
        partnership=partnership, area="kent", kind="on_call", account=lead, starts_at=night - timedelta(hours=1),
        ends_at=night + timedelta(hours=1),
    )  # fmt: skip
    for reader in (administrator, lead):
        record("referrals.see", about=one, by=reader, at=night)

    (found,) = findings(until=night + timedelta(days=1))

    assert (found.kind, found.reader) == (Kind.OUT_OF_HOURS, str(administrator.pk))


@pytest.mark.django_db
def test_the_command_lists_the_week_in_keys_and_is_itself_on_record(
    partnership, administrator, settings, capsys, monkeypatch
) -> None:
    settings.CLOCK = (MONDAY + timedelta(days=1)).isoformat()
    monkeypatch.setattr("django.setup", lambda: None)
    one = request_of(partnership)
    record("referrals.see", about=one, by=administrator, at=MONDAY.replace(hour=3))

    assert audit.run(["week"]) == 0
    line = capsys.readouterr().out
    assert audit.run(["week", "--json", "--until", date(2026, 3, 10).isoformat()]) == 0
    (said,) = json.loads(capsys.readouterr().out)

    assert line.startswith(f"out_of_hours\t{administrator.pk}\t1 times")
    assert "Nettleship" not in line
    assert said["records"] == [str(one.pk)]
    assert acts().count("audit.week_listed") == 2
