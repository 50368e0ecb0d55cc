"""What must be done, by whom and by when; and the rota."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.messages.actions import read_held
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks import actions, policy
from rightdoor.ground.tasks.forms import Done, Dropped, Turns
from rightdoor.ground.tasks.models import Shift, Task
from rightdoor.ground.tasks.presenters import areas_kept, lists_of, page_of, people_for, rota_of
from rightdoor.pure.rules.days import day_of


@open_to(Staff(policy.SEE))
def mine(request: StaffRequest) -> HttpResponse:
    """What waits for me, and what waits in my areas."""
    visible = Task.objects.visible_to(request.account, request.at)
    lists = lists_of(visible.open().most_urgent_first(), request.account, request.at)
    return render(request, "tasks/mine.html", {"lists": lists})


@open_to(Staff(policy.SEE))
def one(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """One task: acknowledge it, go to where it is settled, or say what was done."""
    return show(request, visible_task(request, task_id))


def visible_task(request: StaffRequest, task_id: UUID) -> Task:
    visible = Task.objects.visible_to(request.account, request.at)
    return get_object_or_404(visible.select_related("owner", "escalated_to", "acknowledged_by", "done_by"), pk=task_id)


def task_of_message(request: StaffRequest, task_id: UUID) -> Task:
    """A task about a message; of any other there is nothing to send."""
    task = visible_task(request, task_id)
    if task.about_kind != kind_of(Message):
        raise Http404
    return task


def show(request: StaffRequest, task: Task, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a task, with whatever went wrong and what was typed."""
    page = page_of(task, request.account, request.at)
    letter = read_held(message_id=task.about_id, by=request.account, at=request.at) if page.message else ""
    context = {"page": page, "task": task, "form": Done(), "drop": Dropped(), "told": "", "letter": letter, **more}
    return render(request, "tasks/one.html", context, status=status)


def onward(request: StaffRequest, task: Task) -> HttpResponse:
    """To where a task is settled: the page of what it is about, or its own."""
    place = page_of(task, request.account, request.at).place
    return redirect(place) if place else redirect("tasks-one", task_id=task.pk)


@open_to(Staff(policy.ACKNOWLEDGE))
@require_POST
def acknowledge(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """I have it."""
    task, take_over = visible_task(request, task_id), "take_over" in request.POST
    try:
        actions.acknowledge(task_id=task.pk, by=request.account, at=request.at, take_over=take_over)
    except (actions.AnsweredAlready, actions.DoneAlready) as told:
        return show(request, visible_task(request, task_id), status=409, told=str(told))
    return onward(request, task)


@open_to(Staff(policy.FINISH))
@require_POST
def finish(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """It is done, and this is what was done; what has a page of its own is settled there."""
    task, form = visible_task(request, task_id), Done(request.POST)
    if page_of(task, request.account, request.at).is_settled_elsewhere:
        return onward(request, task)
    if not form.is_valid():
        return show(request, task, status=422, form=form)
    try:
        actions.finish(task_id=task.pk, by=request.account, at=request.at, **form.cleaned_data)
    except actions.DoneAlready as told:
        return show(request, visible_task(request, task_id), status=409, form=form, told=str(told))
    return redirect("tasks-mine")


@open_to(Staff(policy.FINISH))
@require_POST
def send_again(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """A held message goes back into the outbox; the contact plan is asked once more."""
    task, safe_now = task_of_message(request, task_id), "safe_now" in request.POST
    try:
        actions.send_message_again(task_id=task.pk, by=request.account, at=request.at, safe_now=safe_now)
    except actions.DoneAlready as told:
        return show(request, visible_task(request, task_id), status=409, told=str(told))
    return redirect("tasks-mine")


@open_to(Staff(policy.FINISH))
@require_POST
def keep_back(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """A held message does not go out, and this is why."""
    task, form = task_of_message(request, task_id), Dropped(request.POST)
    if not form.is_valid():
        return show(request, task, status=422, drop=form)
    try:
        actions.keep_message_back(task_id=task.pk, by=request.account, at=request.at, **form.cleaned_data)
    except actions.DoneAlready as told:
        return show(request, visible_task(request, task_id), status=409, drop=form, told=str(told))
    return redirect("tasks-mine")


@open_to(Staff(policy.SEE))
def rota(request: StaffRequest) -> HttpResponse:
    """Who answers in the coming fourteen days, and when nobody does."""
    return show_rota(request, turns_form(request))


def turns_form(request: StaffRequest, data: Any = None) -> Turns:
    areas = areas_kept(request.account, request.at)
    return Turns(data, areas=areas, people=people_for(request.account.partnership, request.at))


def show_rota(request: StaffRequest, form: Turns, status: int = 200) -> HttpResponse:
    """The rota of every area, and the form for whoever keeps one."""
    areas = rota_of(request.account, request.at)
    kept = areas_kept(request.account, request.at)
    return render(request, "tasks/rota.html", {"areas": areas, "form": form, "kept": dict(kept)}, status=status)


@open_to(Staff(policy.KEEP_ROTA))
@require_POST
def add_turns(request: StaffRequest) -> HttpResponse:
    """Put somebody on the rota."""
    form = turns_form(request, request.POST)
    if not form.is_valid():
        return show_rota(request, form, status=422)
    actions.add_shifts(**form.as_arguments(), by=request.account, at=request.at)
    return redirect("tasks-rota")


@open_to(Staff(policy.KEEP_ROTA))
@require_POST
def end_turn(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Take a turn off the rota; taken off already is as good."""
    shift = Shift.objects.kept_by(request.account, day_of(request.at)).filter(pk=shift_id).first()
    if shift is not None:
        actions.end_shift(shift_id=shift.pk, by=request.account, at=request.at)
    return redirect("tasks-rota")
