"""A request as every view here sees it."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account


class Request(HttpRequest):
    """Django's request with the moment it came in, read once from the database's clock, and who sent it.

    The middleware of this room sets them; the class is for types alone.
    """

    at: datetime
    stepped_up: bool  # a second factor was confirmed in the last minutes
    account: Account | None
    actor: Actor
    drawn_for: UUID  # behind code and word: the request that the page shows, named by each of its forms


class StaffRequest(Request):
    """A request behind the door: somebody has signed in."""

    account: Account
