"""What is open for a child now, and who is doing what."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.ground.design.presenters import ClockFace
from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.ground.tasks.lifecycle import SEEING
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.presenters import face
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.presenters.clocks import clock_face
from rightdoor.work.triage.presenters.people import asked_by
from rightdoor.work.triage.presenters.words import looking_cell, name_of, spoken
from rightdoor.work.triage.queries import REFERRAL
from rightdoor.work.triage.reading import requests_about

FLAG = "safeguarding.redflag"
ON_ITS_WAY = {Journey.HELD: "Held: an agreement is not there yet", Journey.TO_HAND_OVER: "A person must take it there"}
HELP = {
    Stage.WAITING: "Has accepted them: they wait since %(day)s", Stage.STARTED: "Helps now, since %(day)s",
    Stage.LEFT: "Ended on %(day)s, before help began", Stage.ENDED: "Helped until %(day)s",
}  # fmt: skip
HELPING = {Journey.INSIDE: "Helps now, since %(day)s", Journey.HANDED_OVER: "Has the request, since %(day)s"}


@dataclass(frozen=True, slots=True)
class Todo:
    """A line of what is open, or of who does what."""

    text: str
    small: str = ""
    href: str = ""
    clock: ClockFace | None = None


@dataclass(frozen=True, slots=True)
class Going:
    """A service that was recommended, with the request and the decision."""

    request: UUID
    decision: Decision
    to: Recommendation


@dataclass(frozen=True, slots=True)
class Now:
    """What is open, and who does what."""

    waiting: list[Todo]
    doing: list[Todo]


def now_of(person: Person, account: Account, at: datetime) -> Now:
    """Of the requests that this reader reads."""
    requests = requests_about(person, account, at)
    found = [
        Going(one.pk, decision, each)
        for one in requests
        for decision in one.decisions.all()
        for each in decision.recommendations.all()
    ]
    return Now(waiting=open_now(requests, found, account, at), doing=who_does_what(requests, found, account, at))


def open_now(requests: list[Referral], found: list[Going], account: Account, at: datetime) -> list[Todo]:
    """Requests that wait, tasks about them, and recommendations that have not arrived."""
    return [
        *(request_line(one, account, at) for one in requests if one.closed_at is None),
        *task_lines(requests, account, at),
        *(
            Todo(name_of(one.to.service), _(ON_ITS_WAY[Journey(one.to.journey)]),
                 reverse("decided", args=[one.request, one.decision.pk]))
            for one in found
            if one.to.journey in ON_ITS_WAY
        ),
    ]  # fmt: skip


def request_line(one: Referral, account: Account, at: datetime) -> Todo:
    """A request with its clock, and who is looking."""
    looking = looking_cell(one.looking_id, one.looking.name if one.looking else "", one.looking_since, account, at)
    small = _("%(who)s asked on %(day)s. Code %(code)s. Looking: %(looking)s.") % {
        "who": asked_by(one.asker, one.referrer_role), "day": plain_date(one.received_at), "code": spoken(one.code),
        "looking": f"{looking.text} {looking.small}".strip(),
    }  # fmt: skip
    return narrow(_("Request for help"), small, reverse("request", args=[one.pk]),
                  clock_face(one.stage, one.decide_by, one.clock, at))  # fmt: skip


def narrow(text: str, small: str, href: str, clock: ClockFace) -> Todo:
    """A line whose clock fits the narrow column: when it is stands below."""
    when = f"{clock.when[:1].upper()}{clock.when[1:]}. " if clock.when else ""
    return Todo(text, when + small, href, replace(clock, when=""))


def task_lines(requests: list[Referral], account: Account, at: datetime) -> list[Todo]:
    """What somebody must do about these requests or their flags, where the reader sees such tasks."""
    keys = [one.pk for one in requests]
    flags = RedFlag.objects.about_any(REFERRAL, keys).values("pk")
    about = Q(about_kind=REFERRAL, about_id__in=keys) | Q(about_kind=FLAG, about_id__in=flags)
    mine = Task.objects.open().filter(about, where_holding(account, *SEEING, at=at))
    faces = [face(one, account, at) for one in mine.most_urgent_first()]
    return [narrow(one.text, one.small, one.href, one.clock) for one in faces]


def who_does_what(requests: list[Referral], found: list[Going], account: Account, at: datetime) -> list[Todo]:
    """The services that help or have the request, and who is looking at what waits."""
    helping = [one for one in found if one.to.journey in HELPING]
    looking = [(one, looking_cell(one.looking_id, one.looking.name, one.looking_since, account, at))
               for one in requests if one.looking]  # fmt: skip
    return [
        *(Todo(name_of(one.to.service), since(one)) for one in helping),
        *(Todo(cell.text, _("looks at the request of %(day)s") % {"day": plain_date(one.received_at)})
          for one, cell in looking if cell.small),
    ]  # fmt: skip


def moment_of(episode: Episode) -> datetime:
    """When it ended, or began; else since when they wait."""
    return episode.ended_at or episode.started_at or episode.opened_at


def since(one: Going) -> str:
    """Since when a service has it, and with whom it is."""
    moment = one.to.handed_at or one.decision.decided_at
    words = _(HELPING[Journey(one.to.journey)])
    if one.to.episode is not None:
        words, moment = _(HELP[Stage(one.to.episode.stage)]), moment_of(one.to.episode)
    words = words % {"day": short_moment(moment)}
    return f"{words}. {one.to.handed_to}" if one.to.handed_to else words
