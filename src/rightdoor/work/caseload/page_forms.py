"""The forms of the page of one child's help: empty, or with what somebody sent."""

from collections.abc import Callable
from typing import Any

from django.forms import Form

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.rulings import rule_on
from rightdoor.pure.allocating import suggested, to_ask
from rightdoor.pure.rules.days import day_of
from rightdoor.work.allocating.forms import GiveForm, WeighForm, WishForm
from rightdoor.work.allocating.models import Asks
from rightdoor.work.allocating.suggesting import able, wanted_of, workers_of
from rightdoor.work.caseload import forms
from rightdoor.work.caseload.programmes import begins_here, things_for
from rightdoor.work.outcomes.forms import SCORED, EndGoal, SetGoal
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.support import policy
from rightdoor.work.support.models import Episode

More = Callable[[Episode, StaffRequest], dict[str, Any]]


def nothing(_episode: Episode, _request: StaffRequest) -> dict[str, Any]:
    return {}


def goals_to_score(episode: Episode, request: StaffRequest) -> list[Goal]:
    """Those that are open, and those of which a number came that ended meanwhile: it is not lost."""
    rows = Goal.objects.filter(episode=episode).targets().order_by("noted_at", "pk")
    return [one for one in rows if one.ended_at is None or request.POST.get(f"{SCORED}{one.pk}")]


def standing_plan(episode: Episode, _request: StaffRequest) -> dict[str, Any]:
    """The newest step-down plan stands in the form, to be gone on with."""
    plan = episode.step_downs.order_by("written_at", "pk").last()
    return {"initial": {name: getattr(plan, name) for name in forms.Plan.base_fields}} if plan else {}


def gives(episode: Episode, request: StaffRequest) -> bool:
    """Whether they say who gives it."""
    return rule_on(request.account, policy.ALLOCATE, episode, at=request.at).allowed


def who_could(episode: Episode, request: StaffRequest) -> dict[str, Any]:
    """Who could give it and why; whoever does not decide it is told of nobody."""
    if not gives(episode, request):
        return {"found": [], "questions": [], "had": False}
    wanted = wanted_of(episode, request.account, request.at)
    found = suggested(wanted, workers_of(able(episode, request.at), request.account, request.at))
    return {"found": found, "questions": to_ask(wanted), "had": episode.worker is not None}


def asked_for(episode: Episode, _request: StaffRequest) -> dict[str, Any]:
    """What the help asks for stands in the form."""
    asks: Asks | None = getattr(episode, "asks", None)
    return {"initial": {"rather": asks.wish, "asks_for": asks.skills, "takes": asks.size}} if asks else {}


FORMS: dict[str, tuple[type[Form], More]] = {
    "order": (forms.Order, lambda one, _request: {"initial": {"urgency": one.urgency}}),
    "pause": (forms.Pause, nothing),
    "asked": (forms.Asked, nothing),
    "give": (GiveForm, who_could),
    "cover": (forms.Cover, lambda one, request: {"workers": able(one, request.at) if gives(one, request) else []}),
    "wish": (WishForm, asked_for),
    "weigh": (WeighForm, asked_for),
    "ready": (forms.Ready, lambda one, _request: {"things": things_for(one)}),
    "start": (forms.Start, lambda one, _request: {"programmes": begins_here(one.service)}),
    "note": (forms.Note, lambda one, request: {
        "at": request.at, "initial": {"session_on": day_of(request.at)}, "goals": goals_to_score(one, request),
    }),
    "goal": (SetGoal, nothing),
    "goal_end": (EndGoal, nothing),
    "missed": (forms.AfterMissed, nothing),
    "talked": (forms.Talked, nothing),
    "plan": (forms.Plan, standing_plan),
    "end": (forms.End, lambda one, request: {"signs_off": signs_off(one, request)}),
    "back": (forms.Back, nothing),
}  # fmt: skip


def form_of(name: str, episode: Episode, request: StaffRequest, *, sent: bool = False) -> Any:
    """One form, whose fields have names of their own on the page; *sent*: with what came with this request."""
    make, more = FORMS[name]
    return make(request.POST if sent else None, auto_id=f"{name}_%s", **more(episode, request))


def signs_off(episode: Episode, request: StaffRequest) -> bool:
    """Whether they may end what was not the family's wish."""
    return rule_on(request.account, policy.SIGN_OFF, episode, at=request.at).allowed
