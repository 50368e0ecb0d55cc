"""What this room tells the rooms beneath: whom a flag or a contact is about."""

from typing import Any
from uuid import UUID

from rightdoor.ground.access.whom import about_people, person_of
from rightdoor.work.safeguarding.lifecycle import CONTACT, FLAG
from rightdoor.work.safeguarding.models import BodyContact, RedFlag

OURS = (FLAG, CONTACT)


def person_of_flag(key: UUID) -> UUID | None:
    """The person of the request in which danger was said; nobody while it is still being written."""
    flag = RedFlag.objects.filter(pk=key).first()
    return person_of(flag) if flag else None


def flags_about(people: Any) -> Any:
    """The keys of the flags about some people."""
    return RedFlag.objects.filter(about_people(people, but=OURS)).values("pk")


def person_of_contact(key: UUID) -> UUID | None:
    """The person about whom a body is told."""
    contact = BodyContact.objects.filter(pk=key).first()
    return person_of(contact) if contact else None


def contacts_about(people: Any) -> Any:
    """The keys of the contacts about some people."""
    return BodyContact.objects.filter(about_people(people, but=OURS)).values("pk")
