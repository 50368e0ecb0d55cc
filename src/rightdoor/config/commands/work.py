"""rightdoor work: tasks that nobody answered, the outbox, and what is to be cleared away.  Any number may run."""

import argparse
import signal
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from threading import Event
from typing import Any

import django
import structlog
from django.db import DatabaseError, connections

from rightdoor.config.own_work import begin

LONGEST_WAIT = 30.0


def run(arguments: list[str]) -> int:
    """Work until stopped; with --once a single round."""
    parser = argparse.ArgumentParser(prog="rightdoor work")
    parser.add_argument("--once", action="store_true", help="do what is due and leave")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two rounds")
    given = parser.parse_args(arguments)
    django.setup()
    import_module("rightdoor.config.standing").refuse_to_start()
    begin("work")
    worker = Worker(import_module("rightdoor.config.jobs").SCHEDULE)  # rooms have models, which need the set-up first
    if given.once:
        return 0 if worker.round() else 1
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.work(every=given.every)
    return 0


class Worker:
    """Does what is due, round after round, and waits longer while the database is away."""

    def __init__(self, schedule: Sequence[Any]) -> None:
        self.schedule = schedule
        self.stopped = Event()
        self.last_run: dict[str, datetime] = {}
        self.log = structlog.get_logger("rightdoor.work")

    def stop(self) -> None:
        """Finish the round that is running, and leave."""
        self.stopped.set()

    def work(self, *, every: float) -> None:
        """Round after round until stopped."""
        self.log.info("work began")
        wait = every
        while not self.stopped.is_set():
            wait = every if self.round() else min(max(wait, 1.0) * 2, LONGEST_WAIT)
            self.stopped.wait(wait)
        self.log.info("work ended")

    def round(self) -> bool:
        """One round; whether every job ran to its end."""
        at = import_module("rightdoor.ground.access.middleware").moment()
        with import_module("rightdoor.work.changing.standing").as_of(at):
            ended = [self.run(job, at) for job in self.schedule if self.is_due(job, at)]  # one failure stops no other
        return all(ended)

    def is_due(self, job: Any, at: datetime) -> bool:
        last = self.last_run.get(job.name)
        return last is None or at - last >= job.every

    def run(self, job: Any, at: datetime) -> bool:
        """One job; a failure is logged by its kind alone, and does not keep the others from running."""
        try:
            count = job.run(at)
        except Exception as problem:  # noqa: BLE001  whatever it is, the other jobs go on
            self.log.warning("a job failed", kind=f"{job.name}: {type(problem).__name__}")
            if isinstance(problem, DatabaseError):
                connections.close_all()  # the next round asks for a fresh one
            return False
        self.last_run[job.name] = at
        if count:
            self.log.info("worked", kind=job.name, count=count)
        return True
