"""What was sent on, as a list and one by one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import deadline, plain_date, short_deadline, short_moment
from rightdoor.pure.rules.days import day_of
from rightdoor.work.onward import policy
from rightdoor.work.onward.lifecycle import PART_NAMES, STATE_NAMES, TO_PANEL_AFTER, WAITING, Part, State
from rightdoor.work.onward.models import Onward
from rightdoor.work.triage.presenters.matches import MatchFace, match_face
from rightdoor.work.triage.presenters.people import called
from rightdoor.work.triage.presenters.words import name_of

PANEL = (
    "Two services have sent it back. Nobody sends it on a third time alone: people of several services talk about it "
    "together. It stays with whoever sent it until somebody takes it."
)


@dataclass(frozen=True, slots=True)
class OnwardRow:
    """One that was sent on."""

    key: UUID
    name: str
    where: str
    state: str
    by: str
    is_late: bool
    is_mine_to_answer: bool


@dataclass(frozen=True, slots=True)
class OnwardPage:
    """One that was sent on, with everything that went."""

    onward: Onward
    name: str
    title: str
    state: str
    facts: list[tuple[str, str]]
    parts: list[tuple[str, str]]
    gates: MatchFace
    panel: str
    may: Mapping[str, bool]
    forms: Mapping[str, Form]


def onward_rows(found: Sequence[Onward], account: Account, at: datetime) -> list[OnwardRow]:
    """The rows of the list, as they were read."""
    managed = account.areas_of(Role.MANAGER, on=day_of(at))
    return [
        OnwardRow(
            key=one.pk, name=called(one.person), state=state_words(one),
            where=_("from %(here)s to %(there)s") % {
                "here": name_of(one.episode.service), "there": name_of(one.service)
            },
            by=_("answered by %(when)s") % {"when": short_deadline(one.answer_by)} if one.state in WAITING else "",
            is_late=one.state in WAITING and one.answer_by < at,
            is_mine_to_answer=waits_for(account, managed, one),
        )
        for one in found
    ]  # fmt: skip


def waits_for(account: Account, managed: Collection[str] | None, one: Onward) -> bool:
    """Whether it waits for this manager of those areas (None: of all) to answer for a service that works here."""
    here = managed is None or (bool(managed) and one.area in {"", *managed})
    return one.state in WAITING and one.goes_inside and one.sent_by_id != account.pk and here


def state_words(one: Onward) -> str:
    """Where it stands, since when."""
    words = _(STATE_NAMES[State(one.state)])
    since = one.answered_at or one.received_at or one.sent_at
    return f"{words}, {plain_date(since)}"


def onward_page(onward: Onward, account: Account, at: datetime, forms: Mapping[str, Form]) -> OnwardPage:
    """The page for one reader."""
    waits = onward.state in WAITING
    answering = waits and rule_on(account, policy.ANSWER, onward, at=at).allowed
    return OnwardPage(
        onward=onward,
        name=called(onward.person),
        title=_("Sent on to %(service)s") % {"service": name_of(onward.service)},
        state=state_words(onward),
        facts=facts_of(onward),
        parts=[(_(PART_NAMES[Part(one.part)]), one.words) for one in sorted(onward.parts.all(), key=place)],
        gates=match_face(onward.service, onward.gates["answer"], onward.gates),
        panel=_(PANEL) if onward.nth_return >= TO_PANEL_AFTER else "",
        may={
            "receive": answering and onward.state == State.SENT,
            "answer": answering,
            "withdraw": waits and rule_on(account, policy.WITHDRAW, onward, at=at).allowed,
        },
        forms=forms,
    )


def place(part: object) -> int:
    """In the order in which they are asked for."""
    return list(Part).index(Part(part.part))  # type: ignore[attr-defined]


def facts_of(one: Onward) -> list[tuple[str, str]]:
    """Who sent it and when, who agreed, by when it is answered, who has it and what they said."""
    lines = [
        (_("From"), name_of(one.episode.service)),
        (_("Sent"), _("%(when)s by %(name)s") % {"when": short_moment(one.sent_at), "name": one.sent_by.name}),
        (_("Why"), one.because),
        (_("Who agreed"), one.agreed),
        (_("How we hand over together"), one.together),
        (_("Why nevertheless"), one.nevertheless),
        (_("An answer is due"), deadline(one.answer_by) if one.state in WAITING else ""),
        (_("Has it there"), ", ".join(part for part in (one.received_by, one.reference) if part)),
        (_("They said"), one.answer),
    ]
    return [(title, words) for title, words in lines if words]


def place_of_onward(key: UUID) -> str:
    """Where a task about it leads."""
    return reverse("onward", args=[key])
