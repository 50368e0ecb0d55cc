"""After a decision: what was sent, what is held, what a person must take somewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rightdoor.ground.design.two_languages import halves
from rightdoor.ground.design.when import moment, short_moment
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.records.adjustments.presenters import needs_to_send
from rightdoor.records.directory.queries import entry
from rightdoor.records.families.presenters import must_not_know
from rightdoor.records.people.agreements import may_share
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.handing import HOLDS_IN_WORDS
from rightdoor.work.triage.forms.deciding import LEVELS
from rightdoor.work.triage.lifecycle import Journey, Outcome
from rightdoor.work.triage.models import Decision, Preparation, Recommendation
from rightdoor.work.triage.presenters.leaving import Leaving, leaving
from rightdoor.work.triage.presenters.person import said_face
from rightdoor.work.triage.presenters.reader import REFERRAL
from rightdoor.work.triage.presenters.story import MESSAGES, OUTCOMES, STATES
from rightdoor.work.triage.presenters.words import name_of

JOURNEYS = {
    Journey.HELD: ("pause", "Accepted, and held", "hold"),
    Journey.TO_HAND_OVER: ("warn", "A person must take it there", "ask"),
    Journey.HANDED_OVER: ("tick", "Handed over", "suits"),
    Journey.INSIDE: ("tick", "The service has it, here", "suits"),
    Journey.TOLD: ("tick", "In the letter: they can use it at once", "suits"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One service of a decision, and where it is on its way."""

    row: Recommendation
    name: str
    sign: str
    words: str
    small: str
    is_held: bool
    to_hand_over: bool


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """A decision and what became of it."""

    decision: Decision
    title: str
    when: str
    sent: list[Sent]
    messages: list[tuple[str, str]]
    levels: list[tuple[str, str]]
    qualified: str
    halves: list[tuple[str, str]]  # of the letter, each with its language


def decided_page(decision: Decision) -> DecidedPage:
    """One decision."""
    rows = decision.recommendations.select_related("handed_by").order_by("id")
    return DecidedPage(
        decision=decision,
        title=_(OUTCOMES[Outcome(decision.outcome)]),
        when=moment(decision.decided_at),
        sent=[sent_face(row) for row in rows],
        messages=messages_of(decision.referral),
        levels=levels_in_words(decision.levels),
        qualified=qualified_words(decision),
        halves=halves(decision.letter),
    )


def sent_face(row: Recommendation) -> Sent:
    """One service."""
    journey = Journey(row.journey)
    sign, words, _kind = JOURNEYS[journey]
    small = row.because
    if journey is Journey.HELD:
        missing = _(" and ").join(HOLDS_IN_WORDS.get(hold, hold) for hold in row.holds)
        small = _("Waiting for %(what)s.") % {"what": missing}
    if row.handed_at:
        small = _("%(to)s, %(when)s, reference %(reference)s") % {
            "to": row.handed_to, "when": short_moment(row.handed_at), "reference": row.reference,
        }  # fmt: skip
    return Sent(row, name_of(row.service), sign, _(words), small, journey is Journey.HELD,
                journey is Journey.TO_HAND_OVER)  # fmt: skip


def messages_of(referral: Referral) -> list[tuple[str, str]]:
    """Who was written to, how, and whether it left."""
    found = Message.objects.filter(about_kind=REFERRAL, about_id=referral.pk, kind__in=("letter", "outcome"))
    return [
        (_(MESSAGES[one.kind]), f"{Way(one.way).label}, {_(STATES.get(one.state, one.state))} {one.why_held}".strip())
        for one in found.order_by("queued_at", "id")
    ]


def levels_in_words(levels: dict[str, str]) -> list[tuple[str, str]]:
    """Each level in its own list, never converted."""
    return [
        (str(LEVELS[name][0]), str(dict(LEVELS[name][1]).get(code, code)))
        for name, code in levels.items()
        if name in LEVELS
    ]


def qualified_words(decision: Decision) -> str:
    """With which qualification and whose supervision it was issued."""
    if decision.qualification is None:
        return ""
    words = _("%(profession)s, %(register)s") % {
        "profession": decision.qualification.profession, "register": decision.qualification.register,
    }  # fmt: skip
    return f"{words}; {_('supervised by')} {decision.supervisor}" if decision.supervisor else words


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shared when a request is handed over, and how to reach the service."""

    name: str
    says: str
    reach: list[tuple[str, str]]
    lines: list[tuple[str, str]]
    story: str
    may_share: bool
    needs: list[tuple[str, str]]
    leaves: Leaving | None  # nothing where it is about nobody by name
    careful: list[tuple[str, str]]  # whom it is about, how they are reached, and who must not know


def sheet_of(row: Recommendation, at: Any) -> Sheet:
    """The sheet of one service: only what they agreed to share, else only what is needed to be called back.

    What was decided to be shared with this very body stands on it in the words of the decision.
    """
    referral, found = row.decision.referral, entry(row.service)
    sharing = referral.person is None or may_share(referral.person, at=at)
    said = said_face(referral)
    names = {row.service, found.name, found.full_name} if found else {row.service}
    reach = [(one.label or one.kind, one.address) for one in found.reach] if found else []
    return Sheet(
        name=found.full_name or found.name if found else row.service,
        says=found.route.says if found and found.route else "",
        reach=reach,
        lines=[(one.question, one.answer) for one in said.lines] if sharing else [],
        story=said.story if sharing else "",
        may_share=sharing,
        needs=needs_to_send(referral.person, own_words=sharing) if referral.person else [],
        leaves=leaving(referral, row.service, names, at, agreed=sharing),
        careful=careful_lines(referral, at, sharing=sharing),
    )


def careful_lines(referral: Referral, at: datetime, *, sharing: bool) -> list[tuple[str, str]]:
    """Whom it is about, how to reach them safely and who must not know: for every service, agreed to or not.

    Why somebody must not know, and what was said of it in their own words, goes only where they agreed to share.
    """
    person, own, askers = referral.person, referral.contact_plan, referral.referrer_plan
    name = (person.preferred_name or person.legal_name) if person else referral.group_name
    lines = [
        (_("Whom it is about"), name or _("not said")),
        (_("Safe contact"), safe_contact(own or askers, own_words=sharing)),
    ]
    if own and askers:
        lines.append((_("Safe contact of whoever asked"), safe_contact(askers, own_words=sharing)))
    secret = must_not_know([person.pk], at, reasons=sharing).get(person.pk) if person else ""
    return [*lines, (_("Who must not know"), secret or _("Nobody is named. Ask before you speak with anybody else."))]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else decided first: who, when, and everything that was typed here."""

    who: str
    when: str
    decision: Decision
    title: str
    typed: list[tuple[str, str]]


def overtaken_page(decision: Decision, preparation: Preparation) -> Overtaken:
    """Both, side by side."""
    fields = preparation.fields
    services = "; ".join(
        f"{name_of(code)}{f': {why}' if why else ''}" for code, why in fields.get("services", {}).items()
    )
    typed = [
        (_("Outcome"), _(OUTCOMES[Outcome(fields["outcome"])]) if fields.get("outcome") else ""),
        (_("Services"), services),
        (_("Levels"), "; ".join(f"{name}: {code}" for name, code in levels_in_words(fields.get("levels", {})))),
        (_("Your formulation"), fields.get("formulation", "")),
        (_("Letter"), fields.get("letter", "")),
        (_("Letter to whoever referred"), fields.get("letter_to_referrer", "")),
    ]
    return Overtaken(
        who=str(decision.decided_by), when=moment(decision.decided_at), decision=decision,
        title=_(OUTCOMES[Outcome(decision.outcome)]), typed=[(term, words) for term, words in typed if words],
    )  # fmt: skip
