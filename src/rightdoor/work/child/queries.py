"""The child whose page somebody opens."""

from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.work.triage.reading import requests_about


def child_for(account: Account, person_id: UUID, at: datetime) -> Person | None:
    """The child, where they read a request about them now; for everybody else there is none."""
    person = Person.objects.filter(partnership_id=account.partnership_id, pk=person_id).first()
    return person if person is not None and requests_about(person, account, at) else None
