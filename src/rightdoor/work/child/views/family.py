"""The family of one child: its page, and the forms by which something of it is written down or ended."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.records.families import actions
from rightdoor.records.families.carrying import tell_with_siblings
from rightdoor.records.families.checks import NotSo
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Residence,
    Responsibility,
    Told,
)
from rightdoor.records.families.policy import END, TELL
from rightdoor.work.child import forms
from rightdoor.work.child.actions import read_child
from rightdoor.work.child.around import around_of
from rightdoor.work.child.policy import SEE_CHILD
from rightdoor.work.child.presenters.family import family_page
from rightdoor.work.child.presenters.header import header_of
from rightdoor.work.child.presenters.siblings import told_words, where_told
from rightdoor.work.child.presenters.telling import TITLES, ended_words
from rightdoor.work.child.views.child import visible_child
from rightdoor.work.triage.reading import requests_about

Action = Callable[..., Any]
TELLING: dict[str, tuple[type[forms.Telling], Action]] = {
    "person": (forms.AddPerson, actions.add_relative),
    "bond": (forms.TellBond, actions.tell_bond),
    "responsibility": (forms.TellResponsibility, actions.tell_responsibility),
    "home": (forms.TellHome, actions.tell_household),
    "living": (forms.TellLiving, actions.tell_residence),
    "professional": (forms.TellProfessional, actions.tell_professional),
    "keep-from": (forms.TellKeepFrom, actions.tell_must_not_know),
}
ENDING: dict[str, type[Told]] = {
    "bond": Bond, "responsibility": Responsibility, "home": Household, "living": Residence,
    "professional": Professional, "must-not-know": MustNotKnow,
}  # fmt: skip


@open_to(Staff(SEE_CHILD))
@require_safe
def family(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Who is who, who lives where, who must not know; as a picture and as a table."""
    person = visible_child(request, person_id)
    page = family_page(person, request.account, request.at)
    read_child(person=person, apart=(), by=request.account, at=request.at)
    who = header_of(person, requests_about(person, request.account, request.at), request.at)
    may = rule_on(request.account, TELL, person, at=request.at).allowed
    told = told_words(request.GET, person, request.account, request.at) if may else []
    context = {"page": page, "who": who, "person": person, "may": may, "told": told}
    return render(request, "child/family.html", context)


@open_to(Staff(TELL))
def tell(request: StaffRequest, person_id: UUID, kind: str) -> HttpResponse:
    """Write down what somebody tells of the family."""
    person = visible_child(request, person_id)
    if not rule_on(request.account, TELL, person, at=request.at).allowed:
        raise Http404
    asked, action = TELLING[kind]
    form = asked(request.POST or None, around=around_of(person, request.account, request.at))
    if request.method == "POST" and form.is_valid():
        try:
            told = tell_with_siblings(
                tell=action, person=person, also=form.also(), why=form.why(), by=request.account, at=request.at,
                **form.told(),
            )  # fmt: skip
            return redirect(where_told(person, kind, told, form.around.siblings))
        except NotSo as why:
            form.add_error(None, str(why))
    title, lead = TITLES[kind]
    context = {"form": form, "person": person, "title": title, "lead": lead}
    return render(request, "child/tell.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(END))
def end(request: StaffRequest, person_id: UUID, fact_id: UUID, kind: str) -> HttpResponse:
    """Write down that something is no longer so; it stays where it was told."""
    person = visible_child(request, person_id)
    fact = get_object_or_404(ENDING[kind].objects.filter(person=person, ended_at__isnull=True), pk=fact_id)
    if not rule_on(request.account, END, person, at=request.at).allowed:
        raise Http404
    form = forms.EndTold(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_told(fact=fact, by=request.account, at=request.at, **form.cleaned_data)
            return redirect("child-family", person_id=person.pk)
        except NotSo as why:
            form.add_error(None, str(why))
    context = {"form": form, "person": person, "what": ended_words(fact)}
    return render(request, "child/end.html", context, status=422 if form.is_bound else 200)
