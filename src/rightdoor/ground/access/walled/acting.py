"""Saying who acts, for whoever asks the database: the pages for each request, commands and jobs for themselves."""

from contextlib import AbstractContextManager
from datetime import datetime

from rightdoor.ground.access.actors import Actor, System, Visitor
from rightdoor.ground.access.walled.claims import ACCOUNT, SYSTEM, VISITOR, Claim, claim_for_good, claiming


def claim_of(actor: Actor, at: datetime) -> Claim:
    """The claim of an account, of a visitor at this site's door, or of the product's own work."""
    if isinstance(actor, System):
        return Claim(SYSTEM, "", at)
    return Claim(VISITOR, "", at) if isinstance(actor, Visitor) else Claim(ACCOUNT, str(actor.pk), at)


def acting(actor: Actor, at: datetime) -> AbstractContextManager[None]:
    """Everything that is asked of the database inside is asked by this person or job."""
    return claiming(claim_of(actor, at))


def work_as(job: System, at: datetime) -> None:
    """This whole process is the product's own work: a command, never the site."""
    claim_for_good(claim_of(job, at))
