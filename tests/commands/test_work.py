"""rightdoor work: what happens by itself, and what happens when it cannot."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connections

from rightdoor.config.commands.work import Worker
from rightdoor.config.jobs import SCHEDULE, Scheduled
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from tests.own_database import own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")


@pytest.fixture
def worker(settings) -> Worker:
    settings.CLOCK = MONDAY.isoformat()
    return Worker([])


def ran(into: list[str], name: str, *, problem: Exception | None = None, every: int = 0) -> Scheduled:
    """A job that notes that it ran, and perhaps fails."""

    def run(_at: datetime) -> int:
        into.append(name)
        if problem is not None:
            raise problem
        return 1

    return Scheduled(name, run, every=timedelta(seconds=every))


def test_one_job_that_fails_stops_no_other(worker: Worker) -> None:
    done: list[str] = []
    worker.schedule = [ran(done, "first", problem=ValueError("secret words")), ran(done, "second")]

    assert not worker.round()
    assert done == ["first", "second"]


def test_a_failure_is_logged_by_its_kind_alone(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    worker.schedule = [ran([], "outbox", problem=ValueError("Dear Wren"))]

    worker.round()

    assert "outbox: ValueError" in caplog.text
    assert "Wren" not in caplog.text


def test_a_job_of_every_hour_runs_once_in_an_hour(worker: Worker, settings) -> None:
    done: list[str] = []
    worker.schedule = [ran(done, "purge", every=3600)]

    worker.round()
    worker.round()
    settings.CLOCK = (MONDAY + timedelta(hours=1)).isoformat()
    worker.round()

    assert done == ["purge", "purge"]


def test_while_the_database_is_away_the_waits_grow_and_end_with_it(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([OperationalError("gone")] * 6 + [None, None])
    waits: list[float] = []

    def run(_at: datetime) -> int:
        problem = next(answers, None)
        if problem:
            raise problem
        return 0

    monkeypatch.setattr(connections, "close_all", lambda: None)
    monkeypatch.setattr(worker.stopped, "wait", lambda wait: (waits.append(wait), len(waits) == 8 and worker.stop()))
    worker.schedule = [Scheduled("outbox", run)]
    worker.work(every=1.0)

    assert waits == [2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 1.0, 1.0]


def test_escalation_comes_before_the_outbox_and_the_purge_is_not_forgotten() -> None:
    names = [job.name for job in SCHEDULE]

    assert names[0] == "escalation"
    assert {"links", "outbox", "scan", "purge", "forgetting", "audit-chain", "audit-head", "audit-months"} <= set(names)


def environment(**more: str) -> dict[str, str]:
    name = connections["default"].settings_dict["NAME"]
    before, _, after = os.environ["DATABASE_URL"].partition("?")
    return {**os.environ, "DATABASE_URL": before.rsplit("/", 1)[0] + f"/{name}?{after}", **more}


def test_one_round_escalates_and_sends(own_database, tmp_path: Path) -> None:  # noqa: F811
    here = Partnership.objects.create(slug="here", name="Here")
    lead = staff(here, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)
    raise_task(kind=Task.Kind.RED_FLAG, about=here, partnership=here, area="kent", by=lead, at=MONDAY)
    late = (MONDAY + timedelta(minutes=16)).isoformat()

    done = subprocess.run(
        [RIGHTDOOR, "work", "--once"], env=environment(RIGHTDOOR_CLOCK=late, RIGHTDOOR_OUTBOX=str(tmp_path)),
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert Task.objects.get().escalated_to == lead
    assert len(list(tmp_path.glob("*.eml"))) == Message.objects.filter(state="sent").count() == 2
    assert "Isolde" not in done.stderr


def test_it_outlives_a_dead_database_and_leaves_when_it_is_asked(tmp_path: Path) -> None:
    nowhere = {**os.environ, "DATABASE_URL": f"postgresql://rightdoor@/none?host={tmp_path}"}
    with (tmp_path / "said").open("w") as said:
        working = subprocess.Popen([RIGHTDOOR, "work", "--every", "0.1"], env=nowhere, stderr=said)
    for _time in range(200):
        if "a job failed" in (tmp_path / "said").read_text():
            break
        time.sleep(0.1)
    assert working.poll() is None

    working.send_signal(signal.SIGTERM)

    assert working.wait(timeout=20) == 0
    words = (tmp_path / "said").read_text()
    assert "escalation: OperationalError" in words
    assert "work ended" in words
