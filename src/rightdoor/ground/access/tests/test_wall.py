"""The second wall alone: what the database itself shows, whatever a page forgot to ask."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.ground.access.actors import VISITOR, Actor
from rightdoor.ground.access.lifecycle import BY_OFFICE, BY_TIE, OPENING_TIES, Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.walled import claims
from rightdoor.ground.access.walled.acting import acting, claim_of
from rightdoor.ground.access.walled.building import IN_A_FUNCTION, IN_A_POLICY, Unwalled, clauses, pads
from rightdoor.ground.access.walled.claims import Claim
from rightdoor.ground.access.walled.shape import allowed, walled
from rightdoor.records.people.models import Person
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff


@pytest.fixture
def child(partnership: Partnership) -> Person:
    return Person.objects.create(partnership=partnership, preferred_name="Wren Applegarth", added_at=MONDAY)


def seen_by(actor: Actor, at: datetime = MONDAY) -> list[Person]:
    """Every child whom the database shows: nothing but the wall is asked."""
    with acting(actor, at):
        return list(Person.objects.all())


def tie(account: Account, kind: Tie, about_kind: str, about_id: UUID, ends_at: datetime | None = None) -> Relation:
    return Relation.objects.create(
        partnership=account.partnership, account=account, kind=kind, about_kind=about_kind, about_id=about_id,
        starts_at=MONDAY, ends_at=ends_at, source="a test",
    )  # fmt: skip


def asked(sql: str, *values: object) -> object:
    """One value, in the words of the database, under whatever claim holds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
        return row and row[0]


def test_where_nobody_said_who_acts_nothing_exists(child: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_own_work", [])
    asked("select set_config('rd.context', '', true)")

    assert not Person.objects.exists()


def test_staff_and_visitors_see_their_own_partnership_alone(child: Person, administrator: Account) -> None:
    elsewhere = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")
    stranger = staff(elsewhere, "Mabel Crook", Role.SAFEGUARDING_LEAD)

    assert seen_by(administrator) == [child]
    assert seen_by(VISITOR) == [child]
    assert seen_by(stranger) == []


@pytest.mark.parametrize("role", Role)
def test_who_reads_nothing_about_children_sees_none_by_any_route(child: Person, role: Role) -> None:
    account = staff(child.partnership, "Ferdy Latch", role)

    assert seen_by(account) == ([child] if role in BY_OFFICE else [])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", Tie)
def test_a_tie_to_a_child_lets_the_record_exist_for_those_who_work_by_ties(
    child: Person, role: Role, kind: Tie
) -> None:
    account = staff(child.partnership, "Ferdy Latch", role)

    tie(account, kind, "people.person", child.pk)

    if kind == Tie.BLOCK:
        assert seen_by(account) == []
    elif role in BY_TIE:
        assert seen_by(account) == ([child] if kind in OPENING_TIES else [])
    else:
        assert seen_by(account) == ([child] if role in BY_OFFICE else [])


def test_a_tie_that_ended_shows_nothing_any_more(child: Person) -> None:
    account = staff(child.partnership, "Ferdy Latch", Role.WORKER)
    tie(account, Tie.LEAD, "people.person", child.pk, ends_at=MONDAY + timedelta(hours=1))

    assert seen_by(account) == [child]
    assert seen_by(account, MONDAY + timedelta(hours=1)) == []


def test_a_role_counts_on_its_days_alone(child: Person, administrator: Account) -> None:
    assert seen_by(administrator, MONDAY - timedelta(days=400)) == []


def test_an_account_that_was_closed_is_refused(child: Person, administrator: Account) -> None:
    Account.objects.filter(pk=administrator.pk).update(is_active=False)

    assert seen_by(administrator) == []


def test_a_relative_is_not_told_that_the_child_exists(child: Person, administrator: Account) -> None:
    block(administrator, child, starts_at=MONDAY - timedelta(days=1))
    other = Person.objects.create(partnership=child.partnership, preferred_name="Robin Fennimore", added_at=MONDAY)

    assert seen_by(administrator) == [other]
    assert seen_by(administrator, MONDAY - timedelta(days=2)) == [child, other]


def test_a_block_that_has_ended_bars_no_more(child: Person, administrator: Account) -> None:
    block(administrator, child, starts_at=MONDAY - timedelta(days=9), ends_at=MONDAY - timedelta(days=1))

    assert seen_by(administrator) == [child]


def test_nobody_plants_a_row_in_another_partnership(administrator: Account) -> None:
    elsewhere = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")

    with acting(administrator, MONDAY), planting_fails():
        Person.objects.create(partnership=elsewhere, preferred_name="Planted", added_at=MONDAY)


def test_nobody_moves_a_row_to_another_partnership(child: Person, administrator: Account) -> None:
    elsewhere = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")

    with acting(administrator, MONDAY), planting_fails():
        Person.objects.update(partnership=elsewhere)


@pytest.mark.parametrize("words", ["", "system||", "account|{key}||", "system|||" + "0" * 64, "|" * 5, "x"])
def test_a_context_that_somebody_writes_into_a_query_shows_nothing(
    child: Person, administrator: Account, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(claims, "_own_work", [])
    asked("select set_config('rd.context', %s, true)", words.format(key=administrator.pk))

    assert not Person.objects.exists()


@pytest.mark.parametrize("spoilt", range(7))
def test_a_claim_that_was_changed_in_any_part_is_refused(administrator: Account, spoilt: int) -> None:
    parts = claim_of(administrator, MONDAY).token(backend=backend()).split("|")
    parts[spoilt] = "system" if spoilt == 0 else parts[spoilt][:-1] + ("1" if parts[spoilt][-1:] != "1" else "2")

    refused("|".join(parts))


def test_a_claim_for_another_connection_or_of_yesterday_is_refused(
    administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_of(administrator, MONDAY)
    refused(claim.token(backend=backend() + 1))

    with monkeypatch.context() as yesterday:
        yesterday.setattr(claims.time, "time", lambda: datetime.now(UTC).timestamp() - 3600)
        old = claim.token(backend=backend())
    refused(old)


def test_a_kind_of_actor_that_nobody_knows_is_refused(partnership: Partnership) -> None:
    refused(Claim("root", "", MONDAY).token(backend=backend()))


def test_a_context_does_not_outlive_its_transaction(own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        asked("select 1")
        context = asked("select current_setting('rd.context')")
    monkeypatch.setattr(claims, "_own_work", [])

    with transaction.atomic():
        asked("select set_config('rd.context', %s, true)", context)

        assert asked("select sec.is_system()") is False
    assert asked("select coalesce(current_setting('rd.context', true), '')") == ""


def test_the_sites_own_role_reads_no_key_and_makes_no_mark(db: None) -> None:
    for forbidden in ("select own_inner from sec.key", "select sec.mark('a', 'b', 'c')"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            asked(forbidden)


def test_what_was_rolled_back_to_a_savepoint_is_said_again(child: Person) -> None:
    def act_and_fail() -> None:
        with transaction.atomic(), acting(VISITOR, MONDAY):
            Person.objects.count()
            raise LookupError

    with pytest.raises(LookupError):
        act_and_fail()

    assert asked("select sec.is_system()") is True


def test_every_table_of_ours_is_walled_or_says_why_not(db: None) -> None:
    assert all(clauses(model, "whole", said) for model in walled() for said in (IN_A_POLICY, IN_A_FUNCTION))
    assert all(len(reason) > 10 for part in allowed().values() for reason in part.values())


def test_a_table_that_nothing_walls_stops_the_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    from rightdoor.work.passport.models import Attempt  # noqa: PLC0415  a table that stands outside, with its reason

    with pytest.raises(Unwalled, match="passport_attempt has no partnership"):
        clauses(Attempt, "whole", IN_A_POLICY)


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_keys_are_padded_as_everybody_pads_them(key: bytes, words: bytes) -> None:
    import hashlib  # noqa: PLC0415
    import hmac  # noqa: PLC0415

    inner, outer = pads(key)

    assert hashlib.sha256(outer + hashlib.sha256(inner + words).digest()).digest() == hmac.digest(key, words, "sha256")


def block(account: Account, child: Person, **days: datetime) -> Relation:
    return Relation.objects.create(
        partnership=child.partnership, account=account, kind=Tie.BLOCK, about_kind="people.person", about_id=child.pk,
        reason=Conflict.RELATIVE, source="their own word", **days,
    )  # fmt: skip


def planting_fails() -> ExitStack:
    """The database refuses a row that its writer may not see, and the test goes on."""
    stack = ExitStack()
    stack.enter_context(pytest.raises(ProgrammingError, match="row-level security"))
    stack.enter_context(transaction.atomic())
    return stack


def backend() -> int:
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)


def refused(token: str) -> None:
    with pytest.raises(DatabaseError, match=r"does not hold|invalid input"), transaction.atomic():
        asked("select sec.begin(%s)", token)
