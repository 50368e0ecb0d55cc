"""Whether a programme is for somebody of their age, where that is certain."""

from datetime import datetime

from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.work.support.models import Episode

ANOTHER = "This is not for people of their age. Choose another of what this service runs. Nothing was changed."


def is_outside(programme: Programme, episode: Episode, at: datetime) -> bool:
    """Too young on this day, or too old already on the day they were accepted; never where it is not known."""
    person = episode.person
    if person is None:
        return False
    if person.born_on is not None:
        now, then = age_on(person.born_on, day_of(at)), age_on(person.born_on, day_of(episode.opened_at))
        return programme.is_outside(at_most_now=now, at_least_then=then)
    if person.age_said is None:
        return False
    birthdays = age_on(day_of(person.added_at), day_of(at)) + 1  # that they may have had since they said it
    return programme.is_outside(at_most_now=person.age_said + birthdays, at_least_then=person.age_said)
