"""What can help while somebody waits: only what the catalogue holds, and nobody has to ask for."""

from dataclasses import dataclass
from datetime import datetime

from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.presenters import HelpLine
from rightdoor.records.directory import queries
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.saying import name_said
from rightdoor.work.referrals.models import Asker
from rightdoor.work.referrals.presenters.lines import shown


@dataclass(frozen=True, slots=True)
class Useful:
    """Something that they can use by themselves today."""

    name: str
    what: str
    for_whom: str
    how: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What there is, and who listens."""

    services: list[Useful]
    lines: list[HelpLine]


def meanwhile(area: str, years: int | None, at: datetime, *, asker: str = Asker.ME) -> Meanwhile:
    """For an area and an age; of whom the age is not known, everything with its ages in words."""
    return Meanwhile(
        services=[useful(one, asker) for one in queries.used_by_themselves(area, years)],
        lines=[shown(queries.help_line(one, at), at) for one in queries.listening(years)],
    )


def useful(entry: Entry, asker: str) -> Useful:
    """One of them, in words for whoever reads."""
    said = entry.plainly
    what = {Asker.ME: said.young_person, Asker.CHILD: said.parent}.get(Asker(asker), "") or said.summary
    return Useful(name_said(entry), theirs(what), theirs(said.for_whom), theirs(said.next))
