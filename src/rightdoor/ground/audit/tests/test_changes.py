"""What rows were and became is kept by the database, with the act of the same transaction."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from rightdoor.config.commands.migrate import KEPT
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership, RoleHeld
from rightdoor.ground.audit.changes import changes_of, changes_past_the_product
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from tests.people_here import MONDAY, staff

ROLES, PLANS = "access_roleheld", "rd_messages_contactplan"


@pytest.mark.django_db
def test_a_role_that_was_given_and_ended_is_kept_with_what_it_was(partnership) -> None:
    account = staff(partnership, "Lark Underhill", Role.MANAGER)
    held = RoleHeld.objects.get(account=account)
    RoleHeld.objects.filter(pk=held.pk).update(ends_on=date(2026, 4, 1))  # in bulk, past every model
    key = held.pk
    held.delete()

    given, ended, gone = changes_of(ROLES, key)

    assert given.was is None
    assert given.became is not None
    assert (given.became["role"], given.became["ends_on"]) == ("service_manager", None)
    assert ended.became is not None
    assert ended.became["ends_on"] == "2026-04-01"
    assert (gone.was, gone.became) == (ended.became, None)


@pytest.mark.django_db
def test_the_words_numbers_and_addresses_of_a_family_are_not_kept(partnership) -> None:
    plan = ContactPlan.objects.create(partnership=partnership, phone="07700 900123", updated_at=MONDAY)
    plan.phone, plan.address = "07700 900456", "Zanzibar Lane"
    plan.save()
    plan.never_contact_parent = True
    plan.save()

    changes = changes_of(PLANS, plan.pk)

    assert len(changes) == 2  # the other number changed nothing that is kept
    assert changes[1].became is not None
    assert changes[1].became["never_contact_parent"] is True
    assert set(changes[1].became) == set(KEPT[PLANS])
    assert not any(word in str(changes) for word in ("07700", "Zanzibar"))


@pytest.mark.django_db
def test_every_kept_column_is_there_and_holds_no_free_words() -> None:
    free = {"text", "jsonb"}
    with connection.cursor() as cursor:
        for table, columns in KEPT.items():
            cursor.execute(
                "select attname, format_type(atttypid, null) from pg_attribute where attrelid = %s::regclass", [table]
            )
            kinds = dict(cursor.fetchall())
            assert set(columns) <= set(kinds), table
            assert not {kinds[column] for column in columns} & free, table
            cursor.execute(
                "select count(*) from pg_trigger where tgrelid = %s::regclass and tgname = 'keep_change'", [table]
            )
            assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_nobody_but_the_trigger_writes_it_and_nobody_changes_it(partnership) -> None:
    staff(partnership, "Lark Underhill", Role.MANAGER)
    for change in (
        "insert into audit_change (of_table, row_id, was) values ('x', gen_random_uuid(), '{}')",
        "update audit_change set of_table = ''",
        "delete from audit_change",
        "truncate audit_change",
        "select sec.keep_change()",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_a_change_is_told_with_the_act_that_made_it_and_one_without_any_was_made_past_the_product(
    chained: Any, as_owner: Callable[..., Any]
) -> None:
    here = Partnership.objects.create(slug="here", name="Here")
    account = staff(here, "Lark Underhill")
    with transaction.atomic():
        held = RoleHeld.objects.create(account=account, role=Role.MANAGER, starts_on=date(2026, 1, 1), source="x")
        record("access.role_given", about=held, by=account, at=MONDAY)
    as_owner("set session_replication_role = origin")
    as_owner("update access_roleheld set role = 'system_administrator'")

    given, forged = changes_of(ROLES, held.pk)
    (past,) = changes_past_the_product(datetime.now(UTC) - timedelta(hours=1), datetime.now(UTC) + timedelta(hours=1))

    assert (given.act, given.actor_id, given.by_role) == ("access.role_given", account.pk, "rightdoor_app")
    assert (forged.act, forged.by_role) == (None, "rightdoor_owner")
    assert past == forged


@pytest.mark.django_db
def test_a_row_that_nobody_changed_has_no_changes() -> None:
    assert changes_of(ROLES, new_key()) == []
