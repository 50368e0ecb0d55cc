"""Where the product looks for a keeper who may not read: they learn that a record is there, never what is in it."""

from contextlib import AbstractContextManager
from datetime import datetime

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.walled.acting import acting

RECORDS = System("records")


def unread(at: datetime) -> AbstractContextManager[None]:
    """What is asked of the database inside is asked by the product itself, and shown to nobody."""
    return acting(RECORDS, at)
