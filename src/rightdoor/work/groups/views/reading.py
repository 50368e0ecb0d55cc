"""The groups, one group, and one session of it with its register."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from rightdoor.ground.access.posting import refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.work.groups import forms, policy
from rightdoor.work.groups.actions.reading import read_cohort
from rightdoor.work.groups.actions.tying import run_by
from rightdoor.work.groups.lifecycle import is_over
from rightdoor.work.groups.models import Cohort, Gathering
from rightdoor.work.groups.presenters import choices
from rightdoor.work.groups.presenters.pages import Line, group_page, group_rows, register_lines

MOST = 200


def seen(request: StaffRequest, cohort_id: UUID) -> Cohort:
    """The group, where they may read it; else the same 'not found' as for one that is not there."""
    return get_object_or_404(Cohort.objects.visible_to(request.account, request.at), pk=cohort_id)


@open_to(Staff(policy.LIST))
def groups(request: StaffRequest) -> HttpResponse:
    """The groups that I run or answer for."""
    rows = Cohort.objects.visible_to(request.account, request.at).order_by("-opened_at", "pk")
    may_open = rule_on(request.account, policy.OPEN, None, at=request.at).allowed
    return render(
        request, "groups/groups.html", {"rows": group_rows(list(rows[:MOST]), request.at), "may_open": may_open}
    )


@open_to(Staff(policy.SEE))
def group(request: StaffRequest, cohort_id: UUID) -> HttpResponse:
    """One group."""
    return show_group(request, seen(request, cohort_id))


@open_to(Staff(policy.SEE))
def session(request: StaffRequest, cohort_id: UUID, gathering_id: UUID) -> HttpResponse:
    """One session of a group."""
    cohort = seen(request, cohort_id)
    return show_session(request, cohort, get_object_or_404(Gathering, cohort=cohort, pk=gathering_id))


def open_form(request: StaffRequest, data: Any = None) -> forms.Open:
    """The form of a new group, with what can be chosen."""
    account, at = request.account, request.at
    return forms.Open(
        data, gives=choices.what_groups_give(), places=choices.places_of(account, at),
        asked=choices.groups_asked_for(account, at), workers=choices.who_could_run(account, "", at),
    )  # fmt: skip


def group_forms(request: StaffRequest, cohort: Cohort, data: Any = None) -> dict[str, Form]:
    """The forms of the page of a group."""
    workers = choices.who_could_run(request.account, cohort.area, request.at)
    run = [str(one.pk) for one in run_by(cohort, request.at)]
    stands = {"title": cohort.name, "where_held": cohort.venue, "room_for": str(cohort.capacity)}
    whom = choices.who_could_have_a_place(cohort, request.account, request.at)
    return {
        "change": forms.Named(data, initial=stands, auto_id="change_%s"),
        "run": forms.Runs(data, workers=workers, initial={"run": run}, auto_id="run_%s"),
        "more": forms.More(data, auto_id="more_%s"),
        "give": forms.Give(data, whom=whom, auto_id="give_%s"),
        "leave": forms.Leave(data, auto_id="leave_%s"),
    }


def show_group(
    request: StaffRequest, visible: Cohort, *, status: int = 200, bound: dict[str, Form] | None = None, **more: Any
) -> HttpResponse:
    """The page of a group; showing it is on record."""
    cohort, places = read_cohort(cohort_id=visible.pk, by=request.account, at=request.at)
    page = group_page(cohort, places, request.account, request.at)
    leaving = {one.key: forms.Leave(auto_id=f"leave_{one.key}_%s") for one in page.members}
    context = {
        "page": page, "f": {**group_forms(request, cohort), **(bound or {})}, "leaving": leaving,
        **refused_in(bound), **more,
    }  # fmt: skip
    return render(request, "groups/group.html", context, status=status)


def register_of(lines: list[Line], data: Any = None) -> forms.Register:
    """The register's form."""
    return forms.Register(data, lines=[(one.key, one.name, one.marks, one.now) for one in lines], auto_id="r_%s")


def session_forms(lines: list[Line], data: Any = None) -> dict[str, Form]:
    """The forms of the page of one session."""
    return {
        "register": register_of(lines, data),
        "count": forms.Count(data, auto_id="count_%s"),
        "note": forms.AboutSession(data, auto_id="note_%s"),
        "move": forms.Move(data, auto_id="move_%s"),
        "off": forms.CallOff(data, auto_id="off_%s"),
    }


def show_session(
    request: StaffRequest, visible: Cohort, gathering: Gathering, *, status: int = 200,
    bound: dict[str, Form] | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page of one session; showing it is on record."""
    cohort, places = read_cohort(cohort_id=visible.pk, by=request.account, at=request.at)
    page = group_page(cohort, places, request.account, request.at)
    lines = register_lines(gathering, places)
    notes = gathering.notes.select_related("written_by").order_by("-written_at", "-pk")
    context = {
        "page": page, "gathering": gathering, "lines": lines, "f": {**session_forms(lines), **(bound or {})},
        "is_over": is_over(gathering.starts_at, request.at), "notes": notes, **refused_in(bound), **more,
    }  # fmt: skip
    return render(request, "groups/session.html", context, status=status)
