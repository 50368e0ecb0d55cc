"""Who is next, why they, and who was passed over and why; and what was offered to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.pure.waiting.proposing import Proposal
from rightdoor.work.freeplaces.lifecycle import SAID_NAMES, Said
from rightdoor.work.freeplaces.models import PlaceOffered
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.presenters.people import called

PASSED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class NextFace:
    """One of the list, with reasons."""

    key: UUID
    name: str
    reasons: list[str]
    asks: list[str]
    for_manager: bool = False


@dataclass(frozen=True, slots=True)
class ProposalFace:
    """Whom to offer it to, and who was passed over."""

    chosen: NextFace | None
    passed: list[NextFace]
    more: int


@dataclass(frozen=True, slots=True)
class OfferedFace:
    """One place that was offered."""

    key: UUID
    title: str
    facts: list[tuple[str, str]]
    is_open: bool
    is_late: bool


def proposal_face(found: Proposal, waiting: Sequence[Episode]) -> ProposalFace:
    """With names, of those who are shown alone."""
    names = {one.pk: called(one.person) for one in waiting}
    chosen = found.chosen
    passed = [
        NextFace(one.place.key, names[one.place.key], list(one.because), [], one.for_manager)
        for one in found.passed[:PASSED_SHOWN]
    ]
    if chosen is None:
        return ProposalFace(None, passed, len(found.passed) - len(passed))
    face = NextFace(chosen.key, names[chosen.key], list(found.reasons), [one.says for one in found.to_ask])
    return ProposalFace(face, passed, len(found.passed) - len(passed))


def offered_faces(rows: Sequence[PlaceOffered], at: datetime) -> list[OfferedFace]:
    """What was offered to one of them, the newest first."""
    return [offered_face(one, at) for one in rows]


def offered_face(one: PlaceOffered, at: datetime) -> OfferedFace:
    """One of them."""
    facts = [
        (_("From"), plain_date(one.starts_on)),
        (_("Safety"), one.safety),
        (_("Reaching them"), one.contact),
        (_("Fit"), one.fit),
        (_("Offered"), _("%(day)s by %(name)s") % {"day": plain_date(one.offered_at), "name": one.offered_by.name}),
        (_("They answer by the end of"), plain_date(one.answer_by) if not one.said else ""),
        (_("They said"), said_words(one)),
    ]
    return OfferedFace(
        key=one.pk, title=one.what, facts=[(title, words) for title, words in facts if words], is_open=not one.said,
        is_late=not one.said and day_of(at) > one.answer_by,
    )  # fmt: skip


def said_words(one: PlaceOffered) -> str:
    """What they said, and when it was written down."""
    if not one.said or one.answered_at is None:
        return ""
    return ". ".join(
        part for part in (f"{_(SAID_NAMES[Said(one.said)])}, {plain_date(one.answered_at)}", one.words) if part
    )
