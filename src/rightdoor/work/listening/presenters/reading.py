"""Complaints in words, for those who read them; and how people found it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.design.presenters import ClockFace
from rightdoor.ground.design.when import day_and_month, short_moment
from rightdoor.pure.rules.clocks import WORKING_DAYS
from rightdoor.work.listening.answered import is_kept_from_them
from rightdoor.work.listening.lifecycle import (
    ANSWERS,
    FACE_NAMES,
    STAGE_NAMES,
    STEP_NAMES,
    Face,
    Procedure,
    Stage,
    Step,
    steps_from,
)  # fmt: skip
from rightdoor.work.listening.models import Complaint, ComplaintStep, Feedback
from rightdoor.work.listening.needed import needed
from rightdoor.work.listening.queries import COMPLAINT
from rightdoor.work.triage.presenters.clocks import running


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One complaint as the list shows it: nothing of what is in it."""

    complaint: Complaint
    stage: str
    who: str
    made: str
    clock: ClockFace


@dataclass(frozen=True, slots=True)
class ComplaintPage:
    """One complaint, for a reader."""

    line: ComplaintLine
    procedure: str
    advocate: str
    explanation: str
    answered: str
    needs: str
    history: list[tuple[str, str, str]]
    steps: list[Step]
    shut_out: list[tuple[str, str]]
    people: list[tuple[str, str]]


def line_of(one: Complaint, at: datetime) -> ComplaintLine:
    return ComplaintLine(one, _(STAGE_NAMES[Stage(one.stage)]), one.get_who_display(), short_moment(one.made_at),
                         clock_of(one, at))  # fmt: skip


def clock_of(one: Complaint, at: datetime) -> ClockFace:
    """How long is left; late is late."""
    if one.due_at is not None:
        return running(one.due_at, {"reading": WORKING_DAYS, "start": one.stage_since.isoformat()}, at)
    return ClockFace("calm", _("No day set")) if one.stage in ANSWERS else ClockFace("met", _("Answered"))


def page_of(one: Complaint, account: Account, at: datetime) -> ComplaintPage:
    out = Relation.objects.filter(kind=Tie.EXCLUDED).current(at).to(COMPLAINT, one.pk).select_related("account")
    named = {one.account_id: (one.account.name, _(one.source)) for one in out.order_by("account__name")}
    staff = Account.objects.filter(partnership_id=one.partnership_id, is_active=True).exclude(pk=account.pk)
    own = one.procedure == Procedure.OWN
    return ComplaintPage(
        line=line_of(one, at),
        procedure=_("Our own procedure") if own else _("Statutory children’s complaint"),
        advocate=advocate_words(one),
        explanation=one.explanation,
        answered=where_answered(one, at),
        needs=needed(one, at),
        history=[history_line(step) for step in one.steps.select_related("taken_by").order_by("taken_at", "id")],
        steps=steps_from(Stage(one.stage), one.procedure, longer=one.longer),
        shut_out=list(named.values()),
        people=[(str(pk), name) for pk, name in staff.exclude(pk__in=named).order_by("name").values_list("pk", "name")],
    )


def history_line(step: ComplaintStep) -> tuple[str, str, str]:
    """When, what and by whom, in which words."""
    by = step.taken_by or _("whoever complained")
    words = "\n\n".join(part for part in (step.found, step.change, step.words) if part)
    return short_moment(step.taken_at), f"{_(STEP_NAMES[Step(step.step)])}, {by}", words


def where_answered(one: Complaint, at: datetime) -> str:
    """How what is written here reaches whoever complained."""
    if is_kept_from_them(one, at):
        return _("they do not see an answer on their page now: ask who leads on safeguarding how to answer them")
    if one.referral_id:
        return _("they read it on the page of their request; where it is safe, a message says that something is there")
    if one.secret_word:
        return _("they read it with their code and word")
    return _("they read it nowhere here: tell them") if one.reach else _("they did not say how")


def advocate_words(one: Complaint) -> str:
    wanted = {True: _("Wants an advocate"), False: _("Wants no advocate"), None: _("Did not say about an advocate")}
    offered = _("offered %(when)s") % {"when": short_moment(one.advocate_offered_at)} if one.advocate_offered_at else (
        _("not offered by a person yet")
    )  # fmt: skip
    return f"{wanted[one.advocate_wanted]}, {offered}"


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said, without anything that says who."""

    when: str
    face: str
    words: str
    thanks: str


def voice_of(one: Feedback) -> Voice:
    return Voice(day_and_month(one.said_at), _(FACE_NAMES[Face(one.face)]), one.words, one.thanks)
