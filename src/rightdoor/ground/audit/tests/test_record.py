from datetime import UTC, datetime

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts, record, record_denial

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


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
            record_denial("tests.denied", about=None, by=VISITOR, at=NOON, reason="no rule allows it")
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
