"""The services about which somebody can be asked: those that may fit, else those of their area."""

from datetime import datetime

from rightdoor.ground.access.models import Account
from rightdoor.records.directory.queries import services_of
from rightdoor.records.people.models import Person
from rightdoor.work.triage.presenters.matches import newest_matches
from rightdoor.work.triage.presenters.words import name_of
from rightdoor.work.triage.queries import requests_read


def service_choices(person: Person, account: Account, at: datetime) -> list[tuple[str, str]]:
    """By code and name."""
    newest = requests_read(person, account, at)[0]
    fitting = [one.service for one in newest_matches(newest) if one.answer != "not_eligible"]
    return [(code, name_of(code)) for code in fitting] or [(one.code, one.name) for one in services_of(newest.area)]
