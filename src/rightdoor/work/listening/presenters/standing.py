"""Where a complaint stands and what was answered, for whoever made it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import day_and_month, deadline
from rightdoor.work.listening.answered import is_kept_from_them
from rightdoor.work.listening.lifecycle import ANSWERS, FURTHER, Procedure, Stage, Step
from rightdoor.work.listening.models import Complaint, ComplaintStep
from rightdoor.work.listening.stages import due_for, lengths, ombudsman


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader answered: what was found, and what changes."""

    when: str
    found: str
    change: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a complaint stands, for whoever made it."""

    made: str
    words: str
    answers: list[Answer] = field(default_factory=list)
    further: str = ""  # how it can go on
    goes_on_here: bool = False  # they can say so on this page


def standing(one: Complaint, at: datetime) -> Standing:
    """In plain words; late is said as late.  Whoever may hear nothing more sees what they saw at first."""
    made = day_and_month(one.made_at)
    if is_kept_from_them(one, at):
        return Standing(made, as_at_first(one))
    answers = [answer_of(step) for step in one.steps.filter(step=Step.ANSWER).order_by("taken_at", "id")]
    return Standing(made, where_words(one, at), [said for said in answers if said.found], further_words(one),
                    goes_on_here=may_go_on(one))  # fmt: skip


def answer_of(step: ComplaintStep) -> Answer:
    return Answer(day_and_month(step.taken_at), step.found, step.change)


def by_words(due_at: datetime | None) -> str:
    """Until when it is answered; empty where no day is promised."""
    return deadline(due_at) if due_at else ""


def as_at_first(one: Complaint) -> str:
    """What was said when it came, whatever has happened since."""
    due = due_for(Procedure.STATUTORY, Stage.ONE, area=one.area, start=one.made_at, longer=bool(one.advocate_wanted))
    said = _("We have it. Somebody who was not part of it answers you by %(by)s.") % {
        "by": by_words(due.at if due else None)
    }
    waited = _("What we can show you is on this page. If you have waited longer than that, call the front door.")
    return f"{said} {waited}"


def where_words(one: Complaint, at: datetime) -> str:
    stage = Stage(one.stage)
    if stage is Stage.SETTLED:
        return _("It is closed.")
    if stage not in ANSWERS:
        return _("We have answered it.")
    if one.due_at is None:
        return _("We have it. We cannot promise a day. Somebody who was not part of it answers you.")
    by = by_words(one.due_at)
    if one.is_late(at):
        return _("We are late. We said we would answer by %(by)s. We are sorry.") % {"by": by}
    return _("We have it. Somebody who was not part of it answers you by %(by)s.") % {"by": by}


def may_go_on(one: Complaint) -> bool:
    return one.procedure == Procedure.STATUTORY and Stage(one.stage) in FURTHER


def further_words(one: Complaint) -> str:
    """What they can do who are not happy with the answer; nothing while they wait for one."""
    stage = Stage(one.stage)
    if stage in ANSWERS:
        return ""
    if not may_go_on(one):
        to = ombudsman()
        return _(
            "Are you not happy with how we dealt with it? You can go to the %(name)s. They do not work for us. "
            "It costs nothing. Call %(phone)s or go to %(site)s."
        ) % {"name": to.name, "phone": to.phone, "site": to.site}
    length = lengths()[FURTHER[stage]]
    days = {"days": length.days, "longer": length.longer}
    if stage is Stage.ONE_ANSWERED:
        return (
            _(
                "Are you not happy with the answer? Then others look at it anew, with somebody from outside. "
                "It takes up to %(days)d working days. If it is hard to find out, it can take %(longer)d."
            )
            % days
        )
    return (
        _(
            "Are you not happy with the answer? Then a group of people who do not work for us looks at it. "
            "It takes up to %(days)d working days."
        )
        % days
    )
