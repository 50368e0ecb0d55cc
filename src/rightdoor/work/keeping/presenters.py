"""Records in words: what is due, what is held, what is owed to whom, and what somebody is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.lifecycle import (
    ASKER_WORDS,
    HOLD_WORDS,
    IDENTITY_WORDS,
    KEEP_WORDS,
    Asker,
    Copy,
    HoldReason,
    Identity,
    KeepReason,
    Kind,
    Stage,
)
from rightdoor.work.keeping.models import AccessRequest, Ending, Hold
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS
from rightdoor.work.keeping.schedule import schedule

SLUGS = {"person": PEOPLE, "request": REQUESTS, "draft": DRAFTS}
KINDS = {kind: slug for slug, kind in SLUGS.items()}
STAGE_WORDS = {
    Stage.LISTED: "Waits for somebody to look",
    Stage.PROPOSED: "Waits for a second person",
    Stage.SIGNED: "Signed by two people; it goes with the next round of work",
    Stage.DONE: "Gone",
    Stage.KEPT: "Kept",
}
COPY_WORDS = {
    Copy.RECEIVED: "Not made yet",
    Copy.MADE: "Waits for a second person to read it",
    Copy.RELEASED: "May be fetched, once",
    Copy.TAKEN: "Handed over",
}
ENDS = "The rest has been erased, and nobody can bring it back."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: words that name nobody, where it leads, and what is said beside it."""

    text: str
    small: str
    key: UUID
    slug: str = ""


def short_name(kind: str, key: UUID | None) -> str:
    """A record as those call it who may not read it."""
    words = {PEOPLE: _("Person"), REQUESTS: _("Request of a group"), DRAFTS: _("Request that was not sent")}
    return f"{words.get(kind, _('Record'))} {key.hex[-6:].upper()}" if key else _("A record that has gone")


def late(due: date, on: date) -> str:
    """Said before a line where somebody waits for longer than they may."""
    return _("Late.") + " " if on > due else ""


def ending_line(ending: Ending, on: date) -> Line:
    if ending.kind == Kind.ERASURE:
        small = late(ending.due_on, on) + _("Somebody asked on %(day)s. Answer by %(due)s.") % {
            "day": plain_date(ending.asked_on or ending.due_on), "due": plain_date(ending.due_on),
        }  # fmt: skip
    else:
        small = _("Kept until %(due)s. %(why)s.") % {
            "due": plain_date(ending.due_on), "why": schedule().titles.get(ending.period, ""),
        }  # fmt: skip
    return Line(
        short_name(ending.record_kind, ending.record_id),
        f"{small} {STAGE_WORDS[Stage(ending.stage)]}.",
        ending.pk,
    )


def hold_line(hold: Hold) -> Line:
    what = short_name(hold.record_kind, hold.record_id) if hold.record_id else _("Every record")
    small = _("%(why)s. Since %(day)s, placed by %(name)s.") % {
        "why": HOLD_WORDS[HoldReason(hold.reason)], "day": plain_date(hold.starts_on), "name": hold.placed_by.name,
    }  # fmt: skip
    asked = _("Somebody asked to end it; a second person must agree.") if hold.lift_asked_at else ""
    return Line(what, f"{small} {asked}".strip(), hold.pk)


def copy_line(request: AccessRequest, on: date) -> Line:
    small = late(request.answer_by, on) + _("Asked on %(day)s. Answer by %(due)s. %(stage)s.") % {
        "day": plain_date(request.received_on), "due": plain_date(request.answer_by),
        "stage": COPY_WORDS[Copy(request.stage)],
    }  # fmt: skip
    return Line(short_name(request.record_kind, request.record_id), small, request.pk)


def choices(endings: Iterable[Ending], on: date) -> list[tuple[str, str]]:
    """The lines of a list to choose from."""
    return [(str(one.pk), f"{line.text}. {line.small}") for one in endings if (line := ending_line(one, on))]


def ending_facts(ending: Ending) -> list[tuple[str, Any]]:
    """What is known about one ending."""
    facts: list[tuple[str, Any]] = [(_("Record"), short_name(ending.record_kind, ending.record_id))]
    if ending.kind == Kind.ERASURE:
        facts += [
            (_("Who asked"), ASKER_WORDS[Asker(ending.asked_by)]),
            (_("How we know"), IDENTITY_WORDS[Identity(ending.identity)]),
            (_("Answer by"), plain_date(ending.due_on)),
        ]
    else:
        facts.append((_("Kept until"), plain_date(ending.due_on)))
    facts.append((_("Where it stands"), STAGE_WORDS[Stage(ending.stage)]))
    people = ((_("Proposed by"), ending.proposed_by), (_("Signed by"), ending.signed_by))
    return facts + [(label, account.name) for label, account in people if account]


def answer_to_the_person(ending: Ending) -> list[str]:
    """What somebody is told who asked us to erase their record, with the reason for whatever stays."""
    if ending.stage == Stage.KEPT:
        return [
            _("We have kept what you told us, and here is why."),
            KEEP_WORDS[KeepReason(ending.why_kept)],
            _("You can ask us again. You can also ask the Information Commissioner: ico.org.uk."),
        ]
    if ending.stage != Stage.DONE:
        return []
    if not ending.kept:
        return [_("We have erased what you told us, and all that was written about it. Nobody can bring it back.")]
    reasons = [KEEP_WORDS[KeepReason(one["why"])] for one in ending.kept]
    return [_("We have kept one part: what was said about being safe, and what was done. Here is why."), *reasons, ENDS]


def copy_facts(request: AccessRequest) -> list[tuple[str, Any]]:
    """What is known about one request for a copy."""
    facts = [
        (_("Record"), short_name(request.record_kind, request.record_id)),
        (_("Who asked"), ASKER_WORDS[Asker(request.asked_by)]),
        (_("How we know"), IDENTITY_WORDS[Identity(request.identity)]),
        (_("Received"), f"{plain_date(request.received_on)}, {request.received_by.name}"),
        (_("Answer by"), plain_date(request.answer_by)),
        (_("Where it stands"), COPY_WORDS[Copy(request.stage)]),
    ]
    people = (
        (_("Made by"), request.made_by),
        (_("Read and let go by"), request.released_by),
        (_("Fetched by"), request.taken_by),
    )
    known_by = [(_("Which of them"), _("Known by the code of the request that they made"))] if request.known_by else []
    return facts + known_by + [(label, account.name) for label, account in people if account]


def may(account: Account, act: str, thing: Any, at: Any) -> bool:
    """Whether to show what leads to an act; the action itself asks again."""
    return rule_on(account, act, thing, at=at).allowed


def periods_as_lines() -> list[list[str]]:
    """The schedule, for people to read."""
    told = schedule()
    return [[one.title, one.source] for one in told.periods] + [[one.title, one.source] for one in told.others]


def reads(account: Account, request: AccessRequest, at: Any) -> bool:
    """Whether this person may read the copy."""
    return may(account, policy.READ, request, at)
