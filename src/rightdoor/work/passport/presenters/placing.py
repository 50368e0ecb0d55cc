"""Whether a child has a place of their own, and its code, for whoever may read of them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.records.people.models import Person
from rightdoor.work.passport.lifecycle import PLACE
from rightdoor.work.passport.policy import GIVE_PLACE, RENEW_WORD
from rightdoor.work.passport.whose import asked_for, first_of_their_own, place_to_renew, rests
from rightdoor.work.triage.presenters.words import spoken
from rightdoor.work.triage.queries import requests_read


@dataclass(frozen=True, slots=True)
class PlaceFace:
    """A place that was opened here and its code; or that they asked themselves; or that one may be opened."""

    code: str = ""
    words: str = ""
    may_be_given: bool = False
    may_be_renewed: bool = False


def place_of(person: Person, account: Account, at: datetime) -> PlaceFace:
    """What there is to hand over, or to open."""
    own = first_of_their_own(person, account, at)
    if own is not None and own.form_version == PLACE:
        words = _("Opened on %(day)s. They chose the word; nobody here can look it up.") % {
            "day": plain_date(own.received_at)
        }
        renewed = (
            rule_on(account, RENEW_WORD, person, at=at).allowed and place_to_renew(person, account, at) is not None
        )
        return PlaceFace(code=spoken(own.code), words=words, may_be_renewed=renewed)
    if own is not None:
        return PlaceFace(words=_("They asked for help themselves, and have a code of their own."))
    asked = asked_for(requests_read(person, account, at)).first()
    may = asked is not None and not rests(asked, at) and rule_on(account, GIVE_PLACE, person, at=at).allowed
    return PlaceFace(may_be_given=may)
