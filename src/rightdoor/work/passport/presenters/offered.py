"""What was offered, side by side, in the words of its service and of whoever suggests it."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField

from rightdoor.ground.design.languages import theirs
from rightdoor.records.directory.queries import entry
from rightdoor.work.passport.forms.choosing import ChooseForm, field_name
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.models import Offer


@dataclass(frozen=True, slots=True)
class Option:
    """One card of the choice."""

    name: str
    say: str
    because: str
    facts: list[tuple[str, str]]
    field: BoundField
    state: str


def names_of(offers: list[Offer]) -> dict[str, str]:
    """Each service as people say it."""
    return {offer.service: theirs(found.name) if (found := entry(offer.service)) else offer.service for offer in offers}


def options(offers: list[Offer], form: ChooseForm, referral: Referral) -> list[Option]:
    names = names_of(offers)
    return [
        Option(
            name=names[offer.service],
            say=said_of(offer.service, mine=referral.asker == Asker.ME),
            because=offer.because,
            facts=facts_of(offer.service),
            field=form[field_name(offer)],
            state="chosen" if offer.chosen_at else "declined" if offer.declined_at else "",
        )
        for offer in offers
    ]


def said_of(service: str, *, mine: bool) -> str:
    """What it is, in the reader's voice."""
    found = entry(service)
    if found is None:
        return ""
    return theirs((found.plainly.young_person if mine else found.plainly.parent) or found.plainly.summary)


def facts_of(service: str) -> list[tuple[str, str]]:
    """What one gets, and what happens next."""
    found = entry(service)
    if found is None:
        return []
    pairs = (("people", found.plainly.you_get), ("next", found.plainly.next))
    return [(sign, theirs(words)) for sign, words in pairs if words]
