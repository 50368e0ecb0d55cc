"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute, rule_on
from rightdoor.ground.documents.protocol import home_of

KEEP = "documents.keep"
REMOVE = "documents.remove"
CARRY = "documents.carry"
CHECK = "documents.check"
OPEN = "documents.open"

READERS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})


def its_home_allows(account: Account, document: Any, at: datetime) -> bool:
    """Whether they may open the files of what this one belongs to; asked about no file, that is left open."""
    if document is None:
        return True
    home = home_of(document.about_kind)
    thing = home.find(document.about_id) if home else None
    return home is not None and thing is not None and rule_on(account, home.act, thing, at=at).allowed


contribute(
    [
        Rule(KEEP, "whoever asks may add files; they are held until they are checked", visitors=True,
             roles=FRONT_DOOR),
        Rule(REMOVE, "whoever is still writing may take a file out again", visitors=True, roles=FRONT_DOOR),
        Rule(CARRY, "the files of a draft go along with it when it is sent", visitors=True, roles=FRONT_DOOR,
             anywhere=True),
        Rule(CHECK, "the scanner looks at every file before anybody else does", system=True),
        Rule(OPEN, "whoever decides about a request opens its files, once they are checked", roles=READERS,
             when=its_home_allows),
    ]
)  # fmt: skip
