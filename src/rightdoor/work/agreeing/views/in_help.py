"""What a child or parent agreed to in the course of help, written down by whoever supports them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions.answering import GrownUp
from rightdoor.records.agreements.wordings import read_aloud
from rightdoor.records.people.actions import SIXTEEN, WrongAge, is_surely
from rightdoor.work.agreeing import policy
from rightdoor.work.agreeing.actions.in_help import ASKED_HERE, NotTheirsToJudge, write_in_help
from rightdoor.work.agreeing.help_forms import WriteInHelp
from rightdoor.work.agreeing.presenters.page import AnswerLine, answer_line
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.agreeing import NobodyToAgree
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words

REFUSALS = (GrownUp, WrongAge, NotTheirsToJudge, NobodyToAgree)


@open_to(Staff(policy.WRITE_IN_HELP))
def write(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Read the words out, and write down what they said."""
    rows = Episode.objects.visible_to(request.account, request.at).select_related("referral", "person")
    episode = get_object_or_404(rows, pk=episode_id)
    require(rule_on(request.account, policy.WRITE_IN_HELP, episode, at=request.at))
    sixteen = episode.person is not None and is_surely(SIXTEEN, episode.person, request.at)
    form = WriteInHelp(request.POST or None, is_surely_sixteen=sixteen, initial={"heard_on": day_of(request.at)})
    form.fields["heard_on"].latest = day_of(request.at)  # type: ignore[attr-defined]
    if request.method != "POST":
        return show(request, episode, form)
    return carried_out(
        request, episode, policy.WRITE_IN_HELP, form, write_in_help, refusals=REFUSALS, episode_id=episode.pk,
        again=lambda status, told: show(request, episode, form, status=status, told=str(told or "")),
        there=lambda _done: redirect("agreement-in-help", episode_id=episode.pk),
    )  # fmt: skip


def show(request: StaffRequest, episode: Episode, form: WriteInHelp, **more: Any) -> HttpResponse:
    """The words to read out, what was answered before about this help, and the form; showing it is on record."""
    record(policy.WRITE_IN_HELP, about=episode, by=request.account, at=request.at, shown=[episode.referral_id])
    context = {
        "episode": episode, "form": form, "answers": answers_in(episode, request.at), "told": more.get("told", ""),
        "aloud": [(one.label, read_aloud(one)) for one in ASKED_HERE],
        "who": who_face(episode.referral, flag_words(episode.referral), request.at),
    }  # fmt: skip
    return render(request, "agreeing/in_help.html", context, status=more.get("status", 200))


def answers_in(episode: Episode, at: datetime) -> list[AnswerLine]:
    """What was answered about this help, sharing and contact; of other services nothing."""
    person = episode.person
    if person is None:
        return []
    rows = person.agreements.filter(to__in=ASKED_HERE, service__in=("", episode.service))
    rows = rows.select_related("asking__wording", "recorded_by").order_by("-said_at", "-id")
    return [answer_line(one, person, {}, at) for one in rows]
