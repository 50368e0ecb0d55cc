"""A first look at one request beside the queue.  It shows what they said, so it is on record like reading it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import ClockFace, Reason
from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.earlier import earlier_requests
from rightdoor.work.triage.presenters.clocks import clock_face
from rightdoor.work.triage.presenters.matches import newest_matches
from rightdoor.work.triage.presenters.people import asked_by, place
from rightdoor.work.triage.presenters.rows import MAY, SUITS, is_in, who
from rightdoor.work.triage.presenters.words import flag_words, looking_cell, name_of, needs_in_words

MOST = 4
LONGEST = 320
SAYS = {"eligible": ("yes", "suits"), "needs_information": ("ask", "may suit"), "undecided": ("open", "is to be asked")}


@dataclass(frozen=True, slots=True)
class Peek:
    """Enough to choose whether to open it."""

    referral: Referral
    name: str
    lead: str
    clock: ClockFace
    safe: str
    to_take_part: str
    flag: str
    story: str
    needs: str
    matches: list[Reason]
    before: str
    is_mine: bool


def peek_of(referral: Referral, account: Account, at: datetime) -> Peek:
    """A first look."""
    person = referral.person
    lives = ", ".join(part for part in ((person.district if person else ""), place(referral.area)) if part)
    asked = f"{asked_by(referral.asker, referral.referrer_role)}, {short_moment(referral.received_at)}"
    parts = (person.pronouns if person else "", lives, asked)
    fitting = [
        one
        for one in newest_matches(referral)
        if one.answer == SUITS or (one.answer in MAY and is_in(one.service, referral.area))
    ]
    return Peek(
        referral=referral,
        name=who(referral, at),
        lead=". ".join(part for part in parts if part) + ".",
        clock=clock_face(referral.stage, referral.decide_by, referral.clock, at),
        safe=safe_contact(referral.contact_plan or referral.referrer_plan),
        to_take_part=needs_line(person),
        flag=flag_words(referral),
        story=shortened(referral.story),
        needs=needs_in_words(referral.needs),
        matches=[said(one.service, one.answer) for one in fitting[:MOST]],
        before=before(referral, account, at),
        is_mine=looking_cell(referral.looking_id, "", referral.looking_since, account, at).text == _("You"),
    )


def said(service: str, answer: str) -> Reason:
    """One service in a line."""
    sign, words = SAYS[answer]
    return Reason(sign, f"{name_of(service)} {_(words)}")  # type: ignore[arg-type]


def shortened(story: str) -> str:
    """The beginning of a long story."""
    return story if len(story) <= LONGEST else story[:LONGEST].rsplit(" ", 1)[0] + " …"


def before(referral: Referral, account: Account, at: datetime) -> str:
    """Whether this person asked before."""
    if referral.person_id is None:
        return ""
    found = earlier_requests(referral, account, at)
    return _("Asked before, %(when)s.") % {"when": plain_date(found[0].asked_at)} if found else _("No other request.")
