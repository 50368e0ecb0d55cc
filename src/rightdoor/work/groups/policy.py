"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.groups.models import Place
from rightdoor.work.groups.queries import COHORT, PLACE, tied_to
from rightdoor.work.support.policy import MANAGERS, NOTE_SESSION, WORKERS, goes_on

LIST = "groups.list"
OPEN = "groups.open"
SEE = "groups.see"
CHANGE = "groups.change"
GIVE_PLACE = "groups.give_place"
LEAVE = "groups.leave"
REGISTER = "groups.register"
WRITE_NOTE = "groups.write_note"


def runs(account: Account, cohort: Any, at: datetime) -> bool:
    """Whether they run this group now."""
    if cohort is None:
        return True
    return Relation.objects.of(account, Tie.LEAD).current(at).to(COHORT, cohort.pk).exists()


def runs_their_group(account: Account, episode: Any, at: datetime) -> bool:
    """Whether this child has a place in a group that they run, and the help goes on."""
    if episode is None:
        return True
    theirs = Place.objects.filter(episode=episode.pk, left_at=None, pk__in=tied_to(PLACE, account, at))
    return goes_on(account, episode, at) and theirs.exists()


def by_both(act: str, because: str) -> list[Rule]:
    """Whoever runs the group does it, and a manager of the area."""
    return [
        Rule(act, f"whoever runs the group {because}", roles=WORKERS, when=runs),
        Rule(act, f"a manager of the area {because}", roles=MANAGERS),
    ]


contribute(
    [
        Rule(LIST, "who gives support, and managers, see the groups that they run or answer for",
             roles=WORKERS | MANAGERS),
        Rule(OPEN, "a manager opens a group, for a service or for a school that asked", roles=MANAGERS),
        Rule(CHANGE, "a manager says who runs a group, how many it has room for and when it meets", roles=MANAGERS),
        *by_both(SEE, "reads it"),
        *by_both(GIVE_PLACE, "gives a place to a child whose help they read"),
        *by_both(LEAVE, "says that a member leaves, or comes back"),
        *by_both(REGISTER, "keeps the register"),
        *by_both(WRITE_NOTE, "writes down what was done in a session, and names nobody"),
        Rule(NOTE_SESSION, "whoever runs a group writes down whether its members came, while their help goes on",
             roles=WORKERS, when=runs_their_group),
    ]
)  # fmt: skip
