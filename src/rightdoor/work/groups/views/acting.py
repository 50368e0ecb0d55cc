"""Everything that is done from the page of a group, or of one of its sessions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.groups import policy
from rightdoor.work.groups.actions import opening, placing, registering, scheduling
from rightdoor.work.groups.actions.holding import Refused
from rightdoor.work.groups.actions.reading import read_cohort
from rightdoor.work.groups.models import Gathering
from rightdoor.work.groups.presenters.pages import register_lines
from rightdoor.work.groups.views.reading import (
    group_forms,
    open_form,
    seen,
    session_forms,
    show_group,
    show_session,
)  # fmt: skip
from rightdoor.work.support.actions.working import NotSo, NotStarted

REFUSALS = (Refused, NotSo, NotStarted)


@open_to(Staff(policy.OPEN))
def open_group(request: StaffRequest) -> HttpResponse:
    """A new group."""
    form = open_form(request, request.POST if request.method == "POST" else None)
    told, status = "", 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            cohort = opening.open_cohort(by=request.account, at=request.at, **form.as_arguments())
        except REFUSALS as refused:
            told, status = str(refused), 409
        else:
            return redirect("group", cohort_id=cohort.pk)
    return render(request, "groups/open.html", {"form": form, "told": told}, status=status)


def on_group(
    request: StaffRequest, cohort_id: UUID, may: str, name: str, act: Callable[..., Any], **keys: UUID
) -> HttpResponse:
    """Do it with what the form of this name says, or show the group again with what was typed and why not."""
    cohort = seen(request, cohort_id)
    form = group_forms(request, cohort, request.POST)[name]

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show_group(request, cohort, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, cohort, may, form, act, refusals=REFUSALS, again=again, cohort_id=cohort.pk, **keys,
        there=lambda _done: redirect("group", cohort_id=cohort.pk),
    )  # fmt: skip


def on_session(
    request: StaffRequest, cohort_id: UUID, gathering_id: UUID, may: str, name: str, act: Callable[..., Any]
) -> HttpResponse:
    """The same, with one session of the group."""
    cohort = seen(request, cohort_id)
    gathering = get_object_or_404(Gathering, cohort=cohort, pk=gathering_id)
    require(rule_on(request.account, may, cohort, at=request.at))  # before anybody's name is read for the form
    _cohort, places = read_cohort(cohort_id=cohort.pk, by=request.account, at=request.at)
    form = session_forms(register_lines(gathering, places), request.POST)[name]

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show_session(request, cohort, gathering, status=status, bound={name: form}, told=str(told or ""))

    keys = {"cohort_id": cohort.pk, "gathering_id": gathering.pk}
    return carried_out(
        request, cohort, may, form, act, refusals=REFUSALS, again=again, **keys,
        there=lambda _done: redirect("group-session", cohort_id=cohort.pk, gathering_id=gathering.pk),
    )  # fmt: skip


@open_to(Staff(policy.CHANGE))
@require_POST
def change(request: StaffRequest, cohort_id: UUID) -> HttpResponse:
    """What it is called, where it meets, and for how many."""
    return on_group(request, cohort_id, policy.CHANGE, "change", opening.change_cohort)


@open_to(Staff(policy.CHANGE))
@require_POST
def run(request: StaffRequest, cohort_id: UUID) -> HttpResponse:
    """Who runs it."""
    return on_group(request, cohort_id, policy.CHANGE, "run", opening.change_who_runs)


@open_to(Staff(policy.CHANGE))
@require_POST
def more(request: StaffRequest, cohort_id: UUID) -> HttpResponse:
    """One session more."""
    return on_group(request, cohort_id, policy.CHANGE, "more", scheduling.add_gathering)


@open_to(Staff(policy.GIVE_PLACE))
@require_POST
def give(request: StaffRequest, cohort_id: UUID) -> HttpResponse:
    """A place for a child."""
    return on_group(request, cohort_id, policy.GIVE_PLACE, "give", placing.give_place)


@open_to(Staff(policy.LEAVE))
@require_POST
def leave(request: StaffRequest, cohort_id: UUID, place_id: UUID) -> HttpResponse:
    """A member leaves."""
    return on_group(request, cohort_id, policy.LEAVE, "leave", placing.leave, place_id=place_id)


@open_to(Staff(policy.LEAVE))
@require_POST
def back(request: StaffRequest, cohort_id: UUID, place_id: UUID) -> HttpResponse:
    """Somebody who left comes back."""
    cohort = seen(request, cohort_id)
    try:
        placing.come_back(cohort_id=cohort.pk, place_id=place_id, by=request.account, at=request.at)
    except REFUSALS as told:
        return show_group(request, cohort, status=409, told=str(told))
    return redirect("group", cohort_id=cohort.pk)


@open_to(Staff(policy.REGISTER))
@require_POST
def register(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Who came."""
    act = registering.keep_register
    return on_session(request, cohort_id, gathering_id, policy.REGISTER, "register", act)


@open_to(Staff(policy.REGISTER))
@require_POST
def count(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """How many came of a school's group."""
    return on_session(request, cohort_id, gathering_id, policy.REGISTER, "count", registering.count_pupils)


@open_to(Staff(policy.WRITE_NOTE))
@require_POST
def note(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """What was done in the session as such."""
    return on_session(request, cohort_id, gathering_id, policy.WRITE_NOTE, "note", registering.write_group_note)


@open_to(Staff(policy.CHANGE))
@require_POST
def move(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """To another time."""
    return on_session(request, cohort_id, gathering_id, policy.CHANGE, "move", scheduling.move_gathering)


@open_to(Staff(policy.CHANGE))
@require_POST
def off(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """It is not held."""
    return on_session(request, cohort_id, gathering_id, policy.CHANGE, "off", scheduling.call_off)
