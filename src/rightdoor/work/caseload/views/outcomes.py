"""Goals on the page of one child's help, and what was measured of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.measures.scoring import AnswersWrong
from rightdoor.work.caseload.actions import read_episode
from rightdoor.work.caseload.views.acting import on_episode
from rightdoor.work.caseload.views.reading import seen
from rightdoor.work.outcomes import policy
from rightdoor.work.outcomes.actions import goals
from rightdoor.work.outcomes.actions.measures import NotAnswered, add_measure
from rightdoor.work.outcomes.choosing import LICENCE_NAMES, chosen
from rightdoor.work.outcomes.measure_forms import MeasureForm
from rightdoor.work.outcomes.presenters.measures import measures_of, measures_page
from rightdoor.work.support import policy as support


@open_to(Staff(policy.SET_GOAL))
@require_POST
def goal(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A goal is written down."""
    return on_episode(request, episode_id, policy.SET_GOAL, "goal", goals.set_goal)


@open_to(Staff(policy.END_GOAL))
@require_POST
def goal_end(request: StaffRequest, episode_id: UUID, goal_id: UUID) -> HttpResponse:
    """A goal has ended."""
    return on_episode(request, episode_id, policy.END_GOAL, "goal_end", goals.end_goal, goal_id=goal_id)


@open_to(Staff(support.SEE))
def measures(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """What was measured, over time, and what can be."""
    visible = seen(request, episode_id)
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    may_add = rule_on(request.account, policy.ADD_MEASURE, episode, at=request.at).allowed
    context = {"page": measures_page(episode, measures_of(episode)), "key": episode.pk, "may_add": may_add}
    return render(request, "outcomes/measures.html", context)


@open_to(Staff(policy.ADD_MEASURE))
def measure(request: StaffRequest, episode_id: UUID, instrument: str) -> HttpResponse:
    """One instrument is filled in."""
    episode, found = seen(request, episode_id), chosen(instrument)
    require(rule_on(request.account, policy.ADD_MEASURE, episode, at=request.at))
    if found is None:
        raise Http404
    form, told = MeasureForm(request.POST or None, instrument=found, at=request.at), ""
    if request.method == "POST" and form.is_valid():
        try:
            add_measure(episode_id=episode.pk, by=request.account, at=request.at, **form.as_arguments())
            return redirect("episode-measures", episode_id=episode.pk)
        except (NotAnswered, AnswersWrong) as refused:
            told = str(refused)
    context = {"form": form, "instrument": found, "licence": LICENCE_NAMES[found.licence], "key": episode.pk}
    return render(request, "outcomes/measure.html", {**context, "told": told}, status=422 if form.is_bound else 200)
