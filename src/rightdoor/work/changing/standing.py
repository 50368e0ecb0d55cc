"""Which changes hold now, for whatever is being done: known to each process, and looked up anew every half minute.

A change that the files of today cannot take any more is left out, and said: one wrong section never keeps a county's
whole front door from answering.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from time import monotonic

import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.laid_over import Change, held, hold
from rightdoor.records.directory.reading import catalogue_with
from rightdoor.records.directory.toml_files import CatalogueRefused
from rightdoor.work.changing.models import ServiceChange

Agreed = tuple[date, Change]
log = structlog.get_logger("rightdoor.directory")


class Known:
    """What this process knows of every agreed change, and since when."""

    def __init__(self) -> None:
        self.agreed: tuple[Agreed, ...] = ()
        self.looked_at: float | None = None
        self.lock = threading.Lock()

    def forget(self) -> None:
        """Look again at the next occasion."""
        self.looked_at = None

    def is_old(self) -> bool:
        """Whether it is time to look again."""
        every = settings.CHANGES_LOOKED_AT_EVERY
        return self.looked_at is None or (every is not None and monotonic() - self.looked_at >= every)

    def now(self, at: datetime, *, ask: bool) -> tuple[Agreed, ...]:
        """Every agreed change; what was known before, where the database is not asked or does not answer."""
        if ask and self.is_old() and self.lock.acquire(blocking=self.looked_at is None):  # the first waits its turn
            try:
                if self.is_old():
                    self.agreed, self.looked_at = look_up(at), monotonic()
            except (DatabaseError, InterfaceError):
                log.warning("changes of services could not be looked up")
            finally:
                self.lock.release()
        return self.agreed


KNOWN = Known()


def look_up(at: datetime) -> tuple[Agreed, ...]:
    """Every agreed change, in the order in which they come to hold."""
    with acting(System("directory"), at):
        rows = ServiceChange.objects.agreed().values_list("holds_from", "service", "section", "written")
        return tuple((day, Change(service, section, written)) for day, service, section, written in rows if day)


def on_day(agreed: tuple[Agreed, ...], day: date) -> tuple[Change, ...]:
    """Those that hold on a day: of each section of each service the last."""
    found = {(one.service, one.section): one for since, one in agreed if since <= day}
    return tuple(found[key] for key in sorted(found))


_fitting: dict[tuple[Change, ...], tuple[Change, ...]] = {}


def that_fit(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Those that the files of today can take."""
    if changes not in _fitting:
        if len(_fitting) > 100:
            _fitting.clear()
        _fitting[changes] = tried(changes)
    return _fitting[changes]


def tried(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """All of them, where they can be read together; else those that can be read one after another."""
    try:
        catalogue_with(changes)
    except CatalogueRefused:
        log.warning("a change of a service does not fit its file any more")
    else:
        return changes
    fitting: tuple[Change, ...] = ()
    for one in changes:
        try:
            catalogue_with((*fitting, one))
        except CatalogueRefused:
            log.warning("a change of a service does not fit its file any more", kind=one.name)
        else:
            fitting = (*fitting, one)
    return fitting


def now_holding(at: datetime, *, ask: bool = True) -> tuple[Change, ...]:
    """The changes that hold at a moment."""
    return that_fit(on_day(KNOWN.now(at, ask=ask), day_of(at)))


@contextmanager
def as_of(at: datetime) -> Iterator[None]:
    """Inside, the directory is the one of this moment."""
    with held(now_holding(at)):
        yield


def from_here_on(at: datetime) -> None:
    """This whole process works with the directory of this moment: a command."""
    hold(now_holding(at))
