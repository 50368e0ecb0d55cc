"""Passing a child on to another service: what goes was seen and agreed to, its rules are asked again today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.clocks import WORKING_DAYS
from rightdoor.records.directory.queries import areas, entry, response_standard
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.onward.actions.answering import settle_late
from rightdoor.work.onward.lifecycle import Part, State
from rightdoor.work.onward.models import IllegalMove, Onward, OnwardPart
from rightdoor.work.onward.policy import SEND, WITHDRAW
from rightdoor.work.referrals.actions.matching import gates_today
from rightdoor.work.referrals.actions.promise import Promise, counted
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.handing import holds_in_words
from rightdoor.work.triage.actions.offering import require_qualified
from rightdoor.work.triage.actions.sending_on import NoWayThere, holds_of, way_to
from rightdoor.work.triage.lifecycle import Journey

ANSWER_HOURS = 72  # three working days, where the service has no standard of its own
FITS, UNDECIDED = "eligible", "undecided"


class NotSent(Exception):
    """It was not sent on, and a sentence says why.  What was typed is kept on the page."""


@dataclass(frozen=True, slots=True)
class Passing:
    """What somebody wants to send on: where, why, who agreed to what, and word by word what goes."""

    service: str
    because: str
    agreed: str
    parts: Mapping[Part, str]
    together: str = ""
    nevertheless: str = ""


@transaction.atomic
def send(*, episode_id: UUID, passing: Passing, form_key: UUID, by: Account, at: datetime) -> Onward:
    """Ask another service to take a child on.  Until it says yes, whoever sends it answers for the child.

    The same form twice is one.  Raises NotSent, NotQualified where the service asks for a qualified hand.
    """
    rows = Episode.objects.select_for_update(of=("self", "referral")).select_related(
        "referral__person", "partnership", "person"
    )  # fmt: skip
    episode = rows.get(pk=episode_id)
    require(rule_on(by, SEND, episode, at=at))
    same: Onward | None = Onward.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    way = where_to(episode, passing.service)
    require_qualified(by, [passing.service], at)
    gates = gates_of(episode, passing.service, at)
    if why := hindered(episode, passing, gates["answer"], at):
        raise NotSent(why)
    promise = answered_by(passing.service, episode.area, at)
    onward = Onward.objects.create(
        partnership=episode.partnership, area=episode.area, person=episode.person, referral=episode.referral,
        episode=episode, service=passing.service, because=passing.because, agreed=passing.agreed,
        together=passing.together, gates=gates, nevertheless=passing.nevertheless,
        goes_inside=way is Journey.INSIDE, sent_at=at, sent_by=by, answer_by=promise.decide_by or at,
        clock=promise.clock, form_key=form_key,
    )  # fmt: skip
    OnwardPart.objects.bulk_create(
        OnwardPart(onward=onward, part=part, words=words) for part, words in passing.parts.items()
    )
    record(SEND, about=onward, by=by, at=at, service=passing.service, parts=",".join(sorted(passing.parts)))
    return onward


def where_to(episode: Episode, service: str) -> Journey:
    """How it reaches the service: it works here, or a person takes it there.  Raises NotSent where nobody is asked."""
    found = entry(service)
    if found is None or service == episode.service:
        raise NotSent("They cannot be passed on to that. Nothing was sent.")
    if service in {area.acts for area in areas()}:
        raise NotSent("That body acts when a child is not safe. Use Safety now: nothing waits for this form.")
    if found.route is None:
        return Journey.TO_HAND_OVER  # somebody outside, with no route of their own here: a person rings them
    try:
        way = way_to(service)
    except NoWayThere as told:
        raise NotSent(str(told)) from told
    if way is Journey.TOLD:
        raise NotSent("They use that one themselves, so tell them of it in the step-down plan. Nothing was sent.")
    return way


def hindered(episode: Episode, passing: Passing, answer: str, at: datetime) -> str:
    """Why it cannot go yet; empty where it can.  What the rules say is advice: with words it goes nevertheless."""
    if Part.WHO not in passing.parts:
        return "Who it is and how to reach them safely always goes with it. Nothing was sent."
    if missing := holds_of(episode.referral, passing.service, at=at):
        return f"Still missing: {holds_in_words(missing)}. The front door records it; then send it. Nothing was sent."
    if answer != FITS and passing.service in catalogue().by_code and not passing.nevertheless.strip():
        return "Its rules do not say a clear yes today. Say why it is right nevertheless. Nothing was sent."
    if Episode.objects.filter(referral=episode.referral, service=passing.service).open().exists():
        return "That service has them already. Nothing was sent."
    if Onward.objects.waiting().filter(referral=episode.referral, service=passing.service).exists():
        return "That service has it already and has not answered yet. Nothing was sent."
    return ""


def gates_of(episode: Episode, service: str, at: datetime) -> dict[str, Any]:
    """What its rules say today; of somebody whose rules nobody gave us, that they are asked."""
    if service not in catalogue().by_code:
        return {"answer": UNDECIDED}
    return gates_today(episode.referral, at=at, service=service).to_json()


def answered_by(service: str, area: str, at: datetime) -> Promise:
    """By when they answer: by the service's own standard, else within three working days."""
    standard = response_standard(service, area or None)
    if standard is None:
        return counted(hours=ANSWER_HOURS, reading=WORKING_DAYS, promised_by="onward", start=at)
    return counted(hours=standard.hours, reading=standard.reading, promised_by=standard.promised_by, start=at)


@transaction.atomic
def withdraw(*, onward_id: UUID, because: str, by: Account, at: datetime) -> Onward:
    """Take it back before they answered, with a reason.  Raises IllegalMove where they have."""
    onward: Onward = Onward.objects.select_for_update(of=("self",)).select_related("episode").get(pk=onward_id)
    require(rule_on(by, WITHDRAW, onward, at=at))
    if not because.strip():
        raise IllegalMove("Say why you take it back. Nothing was changed.")
    onward.become(State.WITHDRAWN, at)
    onward.answer, onward.answered_by = because.strip(), by
    onward.save(update_fields=["state", "answered_at", "answer", "answered_by"])
    record(WITHDRAW, about=onward, by=by, at=at)
    settle_late(onward, at)
    return onward
