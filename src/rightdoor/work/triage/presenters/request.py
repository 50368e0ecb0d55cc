"""The whole page of one request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.presenters import ClockFace, StoryEntry
from rightdoor.ground.design.sentences import inside
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.reading import READ_FOR
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import services_of
from rightdoor.records.people.linking.known import candidates, told_of
from rightdoor.records.people.models import Death
from rightdoor.records.people.policy import RECORD_DEATH
from rightdoor.work.referrals.lifecycle import OPEN, Priority
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import CORRECT
from rightdoor.work.sealing.presenters import Apart, apart_of
from rightdoor.work.triage.duplicates import suspected
from rightdoor.work.triage.fact_words import fact_words
from rightdoor.work.triage.forms.facts import JUDGED_APART
from rightdoor.work.triage.forms.meeting import OfferTime
from rightdoor.work.triage.forms.working import Agree, Ask, Contact, Soon, Withdraw
from rightdoor.work.triage.forms.writing import NoAnswer, WriteBack
from rightdoor.work.triage.models import Offer
from rightdoor.work.triage.policy import AGREE
from rightdoor.work.triage.presenters.adults import adult_choices
from rightdoor.work.triage.presenters.clocks import clock_face
from rightdoor.work.triage.presenters.dying import death_of
from rightdoor.work.triage.presenters.files import FileFace, files_of
from rightdoor.work.triage.presenters.matches import MatchFace, match_faces, newest_matches
from rightdoor.work.triage.presenters.meeting import TimesFace, times_of
from rightdoor.work.triage.presenters.people import PRIORITIES
from rightdoor.work.triage.presenters.person import SaidFace, WhoFace, said_face, who_face
from rightdoor.work.triage.presenters.story import story_of
from rightdoor.work.triage.presenters.words import flag_words, looking_cell, name_of, needs_in_words, spoken
from rightdoor.work.triage.presenters.writing import ThreadFace, thread_of

SHOWS = {
    "": "Everything",
    "ask": "Asked and said",
    "message": "Contacts and messages",
    "decision": "Decisions",
    "risk": "Safety",
}
OFFER_STATES = {True: "chosen", False: "would rather not", None: "not answered yet"}


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Everything about one request on one screen."""

    referral: Referral
    who: WhoFace
    said: SaidFace
    clock: ClockFace
    priority: str
    explanation: str
    code: str
    needs: str
    story: list[StoryEntry]
    matches: list[MatchFace]
    version: str
    looking: str
    is_mine: bool
    is_open: bool
    missing: list[str]
    twins: list[tuple[Any, str]]
    known: int
    offers: list[tuple[Offer, str, str]]
    flag: str
    files: list[FileFace]
    thread: ThreadFace
    times: TimesFace
    apart: Apart
    death: Death | None
    may_record_death: bool
    may_correct: bool
    may_agree: bool
    read_until: str

    @property
    def near(self) -> list[MatchFace]:
        """What fits, and what is nearest to it."""
        return [one for one in self.matches if one.kind != "not" and one.is_near]

    @property
    def could(self) -> list[MatchFace]:
        """What could fit, if more were known."""
        return [one for one in self.matches if one.kind != "not" and not one.is_near]

    @property
    def not_these(self) -> list[MatchFace]:
        """What does not fit."""
        return [one for one in self.matches if one.kind == "not"]


def request_page(referral: Referral, account: Account, at: datetime, show: str = "") -> RequestPage:
    """One request."""
    flag, matches = flag_words(referral), newest_matches(referral)
    apart = apart_of(referral, account, at)
    thread = thread_of(referral, apart, at)
    faces, story = match_faces(matches, referral), story_of(referral, apart, at)
    looking = looking_cell(
        referral.looking_id, referral.looking.name if referral.looking else "", referral.looking_since, account, at
    )
    return RequestPage(
        referral=referral,
        who=who_face(referral, flag, at),
        said=said_face(referral),
        clock=clock_face(referral.stage, referral.decide_by, referral.clock, at),
        priority=_(PRIORITIES[Priority(referral.priority)]),
        code=spoken(referral.code),
        explanation=str(referral.clock.get("explanation", "")),
        needs=needs_in_words(referral.needs),
        story=[one for one in story if not show or one.kind == show],
        matches=faces,
        version=referral.catalogue_version,
        looking=f"{looking.text} {looking.small}".strip(),
        is_mine=looking.text == _("You"),
        is_open=referral.stage in OPEN,
        missing=missing_facts(matches),
        twins=twins(referral, account, at),
        known=len(candidates(told_of(referral.person))) if referral.person else 0,
        offers=[(one, name_of(one.service), offer_state(one)) for one in referral.offers.order_by("offered_at")],
        flag=flag,
        files=files_of(referral, apart, at),
        thread=thread,
        times=times_of(referral, thread, account, at),
        apart=apart,
        death=death_of(referral),
        may_record_death=referral.person is not None and rule_on(account, RECORD_DEATH, referral, at=at).allowed,
        may_correct=rule_on(account, CORRECT, referral, at=at).allowed,
        may_agree=referral.person is not None and rule_on(account, AGREE, referral, at=at).allowed,
        read_until=read_until(referral),
    )


def read_until(referral: Referral) -> str:
    """Until when the front door reads what was answered; empty while something is to do."""
    if referral.closed_at is None:
        return ""
    last = plain_date(day_of(referral.closed_at) + READ_FOR)
    return _("This was answered. The front door can read it until %(day)s.") % {"day": last}


def is_open(referral: Referral) -> bool:
    """Whether it still waits for an answer."""
    return referral.stage in OPEN


def missing_facts(matches: list[Any]) -> list[str]:
    """The facts that could still change an answer, in the order of the services."""
    asked = [name for one in matches if one.answer != "not_eligible" for name in one.result.get("ask", ())]
    return [name for name in dict.fromkeys(asked) if name not in JUDGED_APART]


def missing_words(page: RequestPage) -> str:
    """The missing facts in words."""
    return ", ".join(inside(fact_words(name)) for name in page.missing)


def offer_state(offer: Offer) -> str:
    """What the family said."""
    said = True if offer.chosen_at else False if offer.declined_at else None
    return _(OFFER_STATES[said])


def twins(referral: Referral, account: Account, at: datetime) -> list[tuple[Any, str]]:
    """Other requests that may be the same, with their codes."""
    found = suspected([referral], account=account, at=at).get(referral.pk, [])
    return [(other.pk, spoken(other.code)) for other in found]


def forms_of(page: RequestPage, account: Account, at: datetime) -> dict[str, Any]:
    """Every form of the page, empty."""
    services = [(one.service, one.name) for one in page.matches] or [
        (one.code, one.name) for one in services_of(page.referral.area)
    ]
    return {
        "contact": Contact(at=at, people=page.apart.people, needs=page.who.needs, auto_id="contact_%s"),
        "ask": Ask(missing=page.missing, auto_id="ask_%s"),
        "soon": Soon(initial={"priority": page.referral.priority}, auto_id="soon_%s"),
        "withdraw": Withdraw(auto_id="withdraw_%s"),
        "agree": Agree(services=services, adults=adult_choices(page.referral.person, account, at), auto_id="agree_%s"),
        "answer": WriteBack(auto_id="answer_%s"),
        "no_answer": NoAnswer(auto_id="no_answer_%s"),
        "meet": OfferTime(at=at, auto_id="meet_%s"),
        "call_off": None,
        "bound": None,
    }
