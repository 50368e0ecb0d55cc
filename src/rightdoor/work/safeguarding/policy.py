"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import CONTENT_ROLES, FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.pure.reading import still_read

RAISE_FLAG = "safeguarding.raise_flag"
SEE_FLAGS = "safeguarding.see_flags"
HANDLE_FLAG = "safeguarding.handle_flag"
PREPARE_CONTACT = "safeguarding.prepare_contact"
RECORD_CONTACT_MADE = "safeguarding.record_contact_made"


def is_flag_read(_account: Account, flag: Any, at: datetime) -> bool:
    """Whether a flag is open, or was answered no more than twenty-eight days ago."""
    return flag is None or still_read(flag.handled_at, at)


def is_contact_read(_account: Account, contact: Any, at: datetime) -> bool:
    """Whether a contact is not yet made, or was made no more than twenty-eight days ago."""
    return contact is None or still_read(contact.made_at, at)


def about_something(_account: Account, flag: Any, _at: datetime) -> bool:
    """Whether it is said of somebody whom they have before them; the page for it is the front door's."""
    return flag is not None


contribute(
    [
        Rule(RAISE_FLAG, "anyone may say that someone is not safe", visitors=True, system=True, roles=FRONT_DOOR,
             anywhere=True),
        Rule(RAISE_FLAG, "whoever works with children says where they work that somebody is not safe",
             roles=CONTENT_ROLES, when=about_something, anywhere=True),
        Rule(SEE_FLAGS, "front-door staff see every red flag of their areas while it is open, and for 28 days after",
             roles=FRONT_DOOR, when=is_flag_read),
        Rule(HANDLE_FLAG, "front-door staff answer red flags of their areas", roles=FRONT_DOOR, when=is_flag_read),
        Rule(PREPARE_CONTACT, "front-door staff prepare a contact, which never waits for a qualification, and read it "
             "for 28 days after it was made", roles=FRONT_DOOR, when=is_contact_read),
        Rule(RECORD_CONTACT_MADE, "whoever made the contact records it", roles=FRONT_DOOR, when=is_contact_read),
    ]
)  # fmt: skip
