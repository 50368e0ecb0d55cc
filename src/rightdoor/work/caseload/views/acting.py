"""Everything that is done from the page of one child's help: each act has a form, and keeps what was typed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.allocating.actions.asking import say_wish
from rightdoor.work.allocating.actions.asking import weigh as weigh_it
from rightdoor.work.allocating.actions.deciding import give as give_with_reasons
from rightdoor.work.allocating.policy import WEIGH, WISH
from rightdoor.work.caseload.actions import note_session_with_goals
from rightdoor.work.caseload.page_forms import form_of
from rightdoor.work.caseload.views.reading import seen, show
from rightdoor.work.outcomes.actions import goals
from rightdoor.work.support import policy
from rightdoor.work.support.actions import allocating, ending, holding, opening, waiting, working
from rightdoor.work.support.models import Episode

REFUSALS = (
    allocating.NotTheirs, allocating.NoHandover, opening.GoesOn, waiting.NotWaiting, holding.NoSuchDay,
    working.NotYet, working.NotStarted, working.NotSo, ending.NotDone, goals.TooManyGoals, goals.NoGoal,
)  # fmt: skip


def on_episode(
    request: StaffRequest, episode_id: UUID, may: str, name: str, act: Callable[..., Any], **keys: UUID
) -> HttpResponse:
    """Do it with what the form of this name says, or show the page again with what was typed and why not."""
    episode = seen(request, episode_id)
    form = form_of(name, episode, request, sent=True)

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(
            request, episode, status=status, bound={name: form}, told=str(told or ""),
            undone=getattr(told, "undone", []), opened_at=next(iter(keys.values()), None),
        )  # fmt: skip

    def there(done: Any) -> HttpResponse:
        return redirect("episode", episode_id=done.pk if isinstance(done, Episode) else episode.pk)

    return carried_out(
        request, episode, may, form, act, refusals=REFUSALS, again=again, there=there, episode_id=episode.pk, **keys
    )


@open_to(Staff(policy.REORDER))
@require_POST
def order(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Their place on the list."""
    return on_episode(request, episode_id, policy.REORDER, "order", waiting.reorder)


@open_to(Staff(policy.REORDER))
@require_POST
def pause(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """They asked to wait, or are ready again."""
    return on_episode(request, episode_id, policy.REORDER, "pause", waiting.pause)


@open_to(Staff(policy.CHECK_IN))
@require_POST
def check_in(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """How they are while they wait."""
    return on_episode(request, episode_id, policy.CHECK_IN, "asked", waiting.check_in)


@open_to(Staff(policy.ALLOCATE))
@require_POST
def give(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Who gives it."""
    return on_episode(request, episode_id, policy.ALLOCATE, "give", give_with_reasons)


@open_to(Staff(policy.ALLOCATE))
@require_POST
def cover(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Somebody covers for whoever gives it."""
    return on_episode(request, episode_id, policy.ALLOCATE, "cover", allocating.cover)


@open_to(Staff(WISH))
@require_POST
def wish(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Whom they would rather see, and what the help asks for."""
    return on_episode(request, episode_id, WISH, "wish", say_wish)


@open_to(Staff(WEIGH))
@require_POST
def weigh(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """How much of a worker it takes."""
    return on_episode(request, episode_id, WEIGH, "weigh", weigh_it)


@open_to(Staff(policy.READY))
@require_POST
def ready(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Something that must be there is there."""
    return on_episode(request, episode_id, policy.READY, "ready", working.say_ready)


@open_to(Staff(policy.START))
@require_POST
def start(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Help begins."""
    return on_episode(request, episode_id, policy.START, "start", working.start)


@open_to(Staff(policy.NOTE_SESSION))
@require_POST
def session(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A session is written down."""
    return on_episode(request, episode_id, policy.NOTE_SESSION, "note", note_session_with_goals)


@open_to(Staff(policy.FOLLOW_MISSED))
@require_POST
def missed(request: StaffRequest, episode_id: UUID, session_id: UUID) -> HttpResponse:
    """What was done after nobody came."""
    return on_episode(request, episode_id, policy.FOLLOW_MISSED, "missed", working.follow_missed, session_id=session_id)


@open_to(Staff(policy.DISCUSS_MISSED))
@require_POST
def talked(request: StaffRequest, episode_id: UUID, session_id: UUID) -> HttpResponse:
    """A manager talked about it with whoever leads."""
    return on_episode(
        request, episode_id, policy.DISCUSS_MISSED, "talked", working.discuss_missed, session_id=session_id
    )


@open_to(Staff(policy.STEP_DOWN))
@require_POST
def step_down(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The plan for after it."""
    return on_episode(request, episode_id, policy.STEP_DOWN, "plan", ending.write_step_down)


@open_to(Staff(policy.END))
@require_POST
def end(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """It ends."""
    return on_episode(request, episode_id, policy.END, "end", ending.end)


@open_to(Staff(policy.BRING_BACK))
@require_POST
def back(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """They come back."""
    return on_episode(request, episode_id, policy.BRING_BACK, "back", opening.bring_back)
