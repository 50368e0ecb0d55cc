from datetime import datetime, timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks import protocol
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Shift, Task
from rightdoor.ground.tasks.tests.county import TestCounty
from tests.people_here import MONDAY


@pytest.fixture
def county(monkeypatch: pytest.MonkeyPatch) -> TestCounty:
    here = TestCounty()
    monkeypatch.setattr(protocol, "_registered", [here])
    return here


@pytest.fixture
def on_rota(partnership: Partnership):
    """Puts somebody on the rota: on_rota(account, Shift.Kind.DUTY, 'kent')."""

    def put(account: Account, kind: str, area: str = "kent", *, starts: datetime = MONDAY, hours: float = 8) -> Shift:
        return Shift.objects.create(
            partnership=partnership, area=area, kind=kind, account=account,
            starts_at=starts, ends_at=starts + timedelta(hours=hours),
        )  # fmt: skip

    return put


@pytest.fixture
def raised(partnership: Partnership, county: TestCounty):
    """Raises a task about the partnership, which serves as well as any row."""

    def raise_one(*, area: str = "kent", kind: str = Task.Kind.RED_FLAG, at: datetime = MONDAY, **more) -> Task:
        return raise_task(kind=kind, about=partnership, partnership=partnership, area=area, by=VISITOR, at=at, **more)

    return raise_one
