"""What a record knows about time: birthdays, the last contact, and whether a service has begun to help."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from rightdoor.pure.retention import Life
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Death, Person
from rightdoor.work.keeping.reach import Reach
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS, row_for
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import BodyContact, RedFlag

NO_CONTACT = ("keeping.", "people.death")  # writing these is no contact with anybody


def life_of(kind: str, key: UUID, found: Reach) -> Life:
    """What the whole of a record tells."""
    person = Person.objects.filter(pk=key).first() if kind == PEOPLE else None
    return Life(
        last_contact_on=last_contact(found),
        born_on=person.born_on if person else None,
        age_said=person.age_said if person else None,
        said_on=day_of(person.added_at) if person else None,
        helped=bool(found.get("support.episode")),
        died_on=day_of_death(key),
        named=not is_about_a_group(kind, key),
    )


def day_of_death(key: UUID) -> date | None:
    """The day on which somebody died, or the day on which we were told; None for the living."""
    death = Death.objects.filter(person=key, undone_at__isnull=True).first()
    return (death.died_on or day_of(death.recorded_at)) if death else None


def is_about_a_group(kind: str, key: UUID) -> bool:
    """Whether nobody is named: a request for a group.  A draft may be about a child whose name is not known."""
    return kind == REQUESTS or (
        kind == DRAFTS and row_for(DRAFTS).table._default_manager.filter(pk=key, asker="group").exists()
    )


def last_contact(found: Reach) -> date:
    """The day on which anything was last written in any part of a record."""
    latest: list[datetime] = []
    for model, keys in found.items():
        row = row_for(model)
        if row.copy and not model.startswith(NO_CONTACT):
            moments = row.table._default_manager.filter(pk__in=keys).annotate(_when=F(row.copy.when))
            latest += [one for one in moments.values_list("_when", flat=True) if one]
    return day_of(max(latest))


def still_open(found: Reach) -> bool:
    """Whether somebody still waits: an open request, a flag that nobody answered, a contact not made."""
    requests = found.get(REQUESTS, set())
    flags, contacts = found.get("safeguarding.redflag", set()), found.get("safeguarding.bodycontact", set())
    return (
        Referral.objects.filter(pk__in=requests, stage__in=[stage.value for stage in OPEN]).exists()
        or RedFlag.objects.filter(pk__in=flags, handled_at__isnull=True).exists()
        or BodyContact.objects.filter(pk__in=contacts, made_at__isnull=True).exists()
    )
