"""Deciding: once, by one person, with every consequence in the same transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.models import qualification_on, supervision_on
from rightdoor.work.referrals.actions.closing import require_waiting, settle
from rightdoor.work.referrals.actions.receipts import way_for
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.outside import LETTER
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.triage.actions.offering import NotQualified, require_qualified
from rightdoor.work.triage.actions.sending_on import NoWayThere, send_on
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.models import Decision, Preparation
from rightdoor.work.triage.policy import DECIDE
from rightdoor.work.triage.who_may import needs_qualified


class NotDecided(Exception):
    """The decision was not issued, and a sentence says why.  Everything that was typed is kept."""


class DecidedMeanwhile(NotDecided):
    """Somebody else decided first."""

    def __init__(self, decision: Decision, preparation: Preparation) -> None:
        super().__init__(f"{decision.decided_by} decided this meanwhile. Everything you typed is kept.")
        self.decision, self.preparation = decision, preparation


class ChangedMeanwhile(NotDecided):
    """Something new came in since the page was opened."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to decide: everything on the page."""

    outcome: Outcome
    formulation: str
    letter: str
    letter_to_referrer: str = ""
    levels: dict[str, str] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)  # a service's code, and why it

    def as_fields(self) -> dict[str, object]:
        """The same as a preparation keeps it."""
        return {
            "outcome": self.outcome.value, "formulation": self.formulation, "letter": self.letter,
            "letter_to_referrer": self.letter_to_referrer, "levels": self.levels, "services": self.services,
        }  # fmt: skip


def decide(
    *, referral_id: UUID, version: int, outcome: str, formulation: str, letter: str, letter_to_referrer: str = "",
    levels: dict[str, str] | None = None, services: dict[str, str] | None = None, by: Account, at: datetime,
) -> Decision:  # fmt: skip
    """Decide a request.  Whatever stands in the way, what was typed is kept.

    *version* is the request's version when the page was opened.  Raises DecidedMeanwhile, ChangedMeanwhile,
    NotQualified, NoWayThere or NotDecided.
    """
    choice = Choice(Outcome(outcome), formulation, letter, letter_to_referrer, levels or {}, services or {})
    try:
        return issue(referral_id, version, choice, by=by, at=at)
    except (NotDecided, NotQualified, NoWayThere) as stopped:
        preparation = keep_text(referral_id, choice, overtaken=isinstance(stopped, DecidedMeanwhile), by=by, at=at)
        if isinstance(stopped, NotQualified):
            record_denial(DECIDE, about=preparation.referral, by=by, at=at, reason="not qualified or not supervised")
        if isinstance(stopped, DecidedMeanwhile):
            stopped.preparation = preparation
        raise


@transaction.atomic
def issue(referral_id: UUID, version: int, choice: Choice, *, by: Account, at: datetime) -> Decision:
    """The one transaction: lock, ask, decide, send on, write."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related("partnership", "person")
    referral = rows.get(pk=referral_id)
    require(rule_on(by, SEE, referral, at=at))
    check_nobody_was_first(referral, version, by=by, at=at)
    require_waiting(DECIDE, referral, by=by, at=at)
    require_qualified(by, list(choice.services), at)
    check_ground(referral, choice, by=by, at=at)
    decision = write_down(referral, choice, by=by, at=at)
    referral.clock = {**referral.clock, "met_at": at.isoformat(), "met_by": "decision"}
    referral.looking, referral.looking_since = None, None
    referral.save(update_fields=["clock", "looking", "looking_since"])
    referral.move_to(Stage.DECIDED, by=by, at=at)
    record(DECIDE, about=referral, by=by, at=at, outcome=choice.outcome.value, services=",".join(choice.services))
    for service, because in choice.services.items():
        send_on(decision, referral, service, because, by=by, at=at)
    settle(referral, at)
    write_letters(referral, choice, by=by, at=at)
    Preparation.objects.filter(referral=referral, prepared_by=by).delete()
    return decision


def check_nobody_was_first(referral: Referral, version: int, *, by: Account, at: datetime) -> None:
    """One person decides; and nobody decides on what they have not read."""
    if referral.stage == Stage.DECIDED:
        newest = referral.decisions.select_related("decided_by").latest("number")
        raise DecidedMeanwhile(newest, Preparation(referral=referral, prepared_by=by, saved_at=at))
    if referral.version != version:
        raise ChangedMeanwhile(
            "Something new came in since you opened this. Everything you typed is kept. Read it first."
        )


def check_ground(referral: Referral, choice: Choice, *, by: Account, at: datetime) -> None:
    """An outcome needs its ground: words, a service, a contact that was made, or attempts to reach them."""
    if not choice.formulation.strip():
        raise NotDecided("Write down why, in words. Everything you typed is kept.")
    if choice.outcome is Outcome.RECOMMENDED and not choice.services:
        raise NotDecided("Choose at least one service, or another outcome. Everything you typed is kept.")
    contacts = BodyContact.objects.filter(about_kind="referrals.referral", about_id=referral.pk)
    if choice.outcome is Outcome.SAFEGUARDING and not contacts.filter(made_at__isnull=False).exists():
        raise NotDecided("The contact with the body that acts is not yet recorded as made. Record it first.")
    if choice.outcome is Outcome.NOT_REACHABLE:
        check_attempts(referral, by=by, at=at)
    if referral.flagged and choice.outcome is not Outcome.SAFEGUARDING:
        raise NotDecided("A red flag is open. Answer it first; everything you typed is kept.")


def check_attempts(referral: Referral, *, by: Account, at: datetime) -> None:
    """Nobody is given up on quietly: two safe attempts are logged, and a safeguarding lead decides."""
    day = day_of(at)
    if referral.contacts.visible_to(by, at).count() < 2 or not by.holds(
        Role.SAFEGUARDING_LEAD, area=referral.area, on=day
    ):
        raise NotDecided(
            "Two safe attempts must be logged, and a safeguarding lead decides that somebody cannot be reached. "
            "Everything you typed is kept."
        )


def write_down(referral: Referral, choice: Choice, *, by: Account, at: datetime) -> Decision:
    """The decision itself, with the qualification and the supervisor of whoever issues it."""
    day = day_of(at)
    qualified = any(needs_qualified(service) for service in choice.services)
    supervision = supervision_on(by, day) if qualified else None
    return Decision.objects.create(
        partnership=referral.partnership, referral=referral, number=referral.decisions.count() + 1,
        outcome=choice.outcome, formulation=choice.formulation, levels=choice.levels, letter=choice.letter,
        letter_to_referrer=choice.letter_to_referrer, catalogue_version=referral.catalogue_version, decided_by=by,
        qualification=qualification_on(by, day) if qualified else None,
        supervisor=supervision.supervisor if supervision else None, decided_at=at,
    )  # fmt: skip


def write_letters(referral: Referral, choice: Choice, *, by: Account, at: datetime) -> None:
    """A letter to whoever asked, to be read by code; and where a professional asked, one on paper to the family."""
    for plan, kind, body, way in letters_of(referral, choice):
        if plan is not None and body.strip():
            queue_message(
                plan=plan, about=referral, kind=kind, body=body, outside=fixed(LETTER, referral, plan.pk),
                by=by, at=at, way=way or way_for(plan),
            )  # fmt: skip


def letters_of(referral: Referral, choice: Choice) -> list[tuple[ContactPlan | None, str, str, Way | None]]:
    """To whom each letter goes, what it is, what it says, and by which way if not by their own.

    A family for whom a professional asked has no code, so its letter goes on paper.
    """
    outcome = choice.letter_to_referrer
    match referral.asker:
        case Asker.ME:
            return [(referral.contact_plan, "letter", choice.letter, None)]
        case Asker.SOMEONE:
            family = (referral.contact_plan, "letter", choice.letter, Way.POST)
            return [family, (referral.referrer_plan, "outcome", outcome, None)]
        case _:
            return [(referral.referrer_plan or referral.contact_plan, "letter", outcome or choice.letter, None)]


@transaction.atomic
def keep_text(referral_id: UUID, choice: Choice, *, overtaken: bool, by: Account, at: datetime) -> Preparation:
    """Keep what was typed, in a transaction of its own."""
    preparation, _made = Preparation.objects.update_or_create(
        referral_id=referral_id,
        prepared_by=by,
        defaults={"saved_at": at, "fields": choice.as_fields(), "overtaken_at": at if overtaken else None},
    )
    return preparation
