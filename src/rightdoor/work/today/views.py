"""Today: a page, the same list for a phone, what makes the phone able to open it alone, and notes that come later."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.design.clearing import keep_storage
from rightdoor.ground.design.offline import app_of, worker_of
from rightdoor.work.caseload.actions import list_episodes
from rightdoor.work.outcomes.actions import goals
from rightdoor.work.support.actions import working
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import NOTE_SESSION, SEE_CASELOAD
from rightdoor.work.today import policy
from rightdoor.work.today.actions import WrittenElsewhere, came_before, helped_by, note_from_phone, take_list
from rightdoor.work.today.forms import PhoneNote
from rightdoor.work.today.presenters import day_rows, taken

FILES = ("today/store.js", "today/lines.js", "today/phone.js")
NOBODY = UUID(int=0)  # stands for the episode in the address that the phone fills in
REFUSALS = (WrittenElsewhere, working.NotStarted, working.NotSo, goals.NoGoal)


@open_to(Staff(SEE_CASELOAD))
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """Whom I meet today and whom else I help, with how to reach each safely."""
    found = list_episodes(helped_by(request.account, request.at), act=SEE_CASELOAD, by=request.account, at=request.at)
    return render(
        request, "today/today.html", {"rows": day_rows(found, request.account, request.at), "mark": request.account.pk}
    )


@open_to(Staff(policy.TAKE))
@require_safe
def take(request: StaffRequest) -> HttpResponse:
    """The same list for this phone, with a fresh token for the notes that it has to send."""
    found = take_list(helped_by(request.account, request.at), by=request.account, at=request.at)
    answer = JsonResponse({**taken(found, request.account, request.at), "token": get_token(request)})
    keep_storage(answer)
    return answer


@open_to(Staff(policy.TAKE))
@require_safe
def phone(request: StaffRequest) -> HttpResponse:
    """The page that the phone opens alone: it names nobody, neither a child nor whoever is signed in."""
    context = {"form": PhoneNote(at=request.at, auto_id="note_%s"), "nobody": NOBODY}
    return render(request, "today/phone.html", context)


@open_to(Staff(policy.TAKE))
@require_safe
def worker(_request: StaffRequest) -> HttpResponse:
    """What the browser runs to open that page without a network: the list of its files, and the script."""
    return worker_of("today", reverse("today-phone"), FILES)


@open_to(Staff(policy.TAKE))
@require_safe
def manifest(_request: StaffRequest) -> HttpResponse:
    """What a phone shows of it among its other apps: a name that says nothing."""
    return app_of("Today", reverse("today-phone"), reverse("today"))


@open_to(Staff(NOTE_SESSION))
@require_POST
def note(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A note that a phone kept comes in: kept once, or told why not, and the phone keeps it still."""
    form = PhoneNote(request.POST, at=request.at)
    if form.is_valid() and came_before(episode_id, by=request.account, **form.as_arguments()):
        return JsonResponse({"kept": True})
    episode = get_object_or_404(Episode.objects.visible_to(request.account, request.at), pk=episode_id)

    def again(status: int, told: Exception | None) -> HttpResponse:
        wrong = " ".join(str(words) for errors in form.errors.values() for words in errors)
        both = isinstance(told, WrittenElsewhere)
        return JsonResponse({"kept": False, "why": str(told or wrong), "may_keep_both": both}, status=status)

    return carried_out(
        request, episode, NOTE_SESSION, form, note_from_phone, refusals=REFUSALS, again=again, episode_id=episode.pk,
        there=lambda _done: JsonResponse({"kept": True}),
    )  # fmt: skip
