"""Is this child known?  Looking, comparing, joining by two people, parting again."""

from itertools import chain
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.actions import correct_person
from rightdoor.records.people.models import Person
from rightdoor.records.people.policy import CORRECT_PERSON
from rightdoor.work.joining import policy
from rightdoor.work.joining.actions import joining as acts
from rightdoor.work.joining.actions import looking_up
from rightdoor.work.joining.actions.looking_up import known_as, open_between, say_apart, who_is_known
from rightdoor.work.joining.actions.reviewing import review as looked_again
from rightdoor.work.joining.forms import Join, Look, Part, Review, Who
from rightdoor.work.joining.lifecycle import WAITING, Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.presenters import lines, pair, pairs, side_by_side
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.reading import held_by
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(policy.LOOK_UP))
def look(request: StaffRequest) -> HttpResponse:
    """Is somebody known?  What is typed stays out of the address."""
    form, found = Look(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        told = form.told(request.account.partnership_id)
        found = lines(who_is_known(told=told, by=request.account, at=request.at), request.account, request.at)
    context = {"form": form, "found": found}
    return render(request, "joining/look.html", context, status=422 if form.is_bound and found is None else 200)


def their(request: StaffRequest, referral_id: UUID) -> tuple[Referral, Person]:
    """A request and whom it is about; one about a group is about nobody."""
    referral = visible_request(request, referral_id)
    if referral.person is None:
        raise Http404
    return referral, referral.person


def worked(request: StaffRequest, referral_id: UUID) -> tuple[Referral, Person]:
    """The same, where they work on it: of what was only opened to them nothing is written."""
    referral, person = their(request, referral_id)
    if not works_on(request, referral):
        raise Http404
    return referral, person


def works_on(request: StaffRequest, referral: Referral) -> bool:
    return bool(held_by([referral], request.account, *FRONT_DOOR, at=request.at))


def candidate(request: StaffRequest, person: Person, other_id: UUID) -> Person:
    """Somebody whom the look-up suggests for this child; anybody else does not exist here."""
    found = known_as(person=person, by=request.account, at=request.at)
    if other_id not in {one.person for one in found}:
        raise Http404
    return Person.objects.get(pk=other_id)


@open_to(Staff(policy.LOOK_UP))
def known(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Who may be the child of this request."""
    referral, person = their(request, referral_id)
    found = lines(known_as(person=person, by=request.account, at=request.at), request.account, request.at)
    return render(
        request, "joining/known.html", {"referral": referral, "found": found, "works": works_on(request, referral)}
    )


@open_to(Staff(CORRECT_PERSON))
def who(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Who this child is: a number, a full name or a day finds them again."""
    referral, person = worked(request, referral_id)
    names = [name for name in Who.base_fields if name != "is_older"]
    form = Who(
        request.POST or None, today=day_of(request.at), subject=str(referral.facts.get("subject", "")),
        initial={name: getattr(person, name) for name in names},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        correct_person(person=person, by=request.account, at=request.at, **form.cleaned_data)
        return redirect("request-known", referral_id)
    looking_up.show(people=[person], by=request.account, at=request.at)
    context = {"referral": referral, "form": form, "names": names}
    return render(request, "joining/who.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.LOOK_UP))
def compare(request: StaffRequest, referral_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side."""
    referral, person = their(request, referral_id)
    return sides(request, referral, person, candidate(request, person, other_id), Join())


def sides(request: StaffRequest, referral: Referral, person: Person, other: Person, form: Join) -> HttpResponse:
    """The page of two records, with the form as it was typed."""
    there = open_between(person, other, request.account, request.at)
    context = {
        "referral": referral, "rows": side_by_side(person, other), "form": form, "other": other.pk, "there": there,
        "works": works_on(request, referral),
    }  # fmt: skip
    return render(request, "joining/compare.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.ASK))
@require_POST
def join(request: StaffRequest, referral_id: UUID, other_id: UUID) -> HttpResponseBase:
    """They are one child.  What is not theirs is not there, before a second step is asked for."""
    referral, person = worked(request, referral_id)
    return joined(request, referral, person, candidate(request, person, other_id))


@steps_up
def joined(request: StaffRequest, referral: Referral, person: Person, other: Person) -> HttpResponse:
    """After a second step a second person is asked to agree."""
    form = Join(request.POST)
    if form.is_valid():
        try:
            made = acts.ask_to_join(
                kept=other, other=person, area=referral.area, stepped_up=request.stepped_up, by=request.account,
                at=request.at, **form.cleaned_data,
            )  # fmt: skip
            return redirect("joining", made.pk)
        except acts.NotJoined as why:
            form.add_error(None, str(why))
    return sides(request, referral, person, other, form)


@open_to(Staff(policy.ASK))
@require_POST
def apart(request: StaffRequest, referral_id: UUID, other_id: UUID) -> HttpResponse:
    """They are two children, and are not suggested again."""
    _referral, person = worked(request, referral_id)
    other = candidate(request, person, other_id)
    say_apart(one=person, other=other, by=request.account, at=request.at)
    return redirect("request-known", referral_id)


@open_to(Staff(policy.LOOK_UP))
def joinings(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, what wants looking at, and what was joined."""
    rows = Joining.objects.visible_to(request.account, request.at).select_related("kept", "other", "asked_by")
    done = rows.filter(Q(reviewed_at__isnull=False) | Q(stage=Stage.REFUSED.value)).exclude(stage__in=WAITING)
    shown = {
        "waiting": list(rows.waiting().order_by("asked_at")),
        "to_review": list(rows.to_review().order_by("asked_at")),
        "done": list(done.order_by("-asked_at")[:50]),
    }
    people = [person for one in chain(*shown.values()) for person in (one.kept, one.other)]
    looking_up.show(people=people, by=request.account, at=request.at)
    context = {name: pairs(ones) for name, ones in shown.items()}
    return render(request, "joining/joinings.html", context)


def seen(request: StaffRequest, joining_id: UUID) -> Joining:
    rows = Joining.objects.visible_to(request.account, request.at).select_related("kept", "other", "asked_by")
    found = rows.filter(pk=joining_id).first()
    if found is None:
        raise Http404
    return found


def show(request: StaffRequest, joining: Joining, told: str = "", form: Review | None = None) -> HttpResponse:
    """The page of one pair."""
    looking_up.show(people=[joining.kept, joining.other], by=request.account, at=request.at)
    may = rule_on(request.account, policy.ANSWER, joining, at=request.at).allowed
    may_review = rule_on(request.account, policy.REVIEW, joining, at=request.at).allowed
    context = {
        "pair": pair(joining), "rows": side_by_side(joining.kept, joining.other), "told": told, "may_answer": may,
        "may_review": may_review, "review": form or Review(),
    }  # fmt: skip
    return render(request, "joining/one.html", context, status=409 if told else 422 if form else 200)


@open_to(Staff(policy.LOOK_UP))
def one(request: StaffRequest, joining_id: UUID) -> HttpResponse:
    """One pair, and what is to be done about it."""
    return show(request, seen(request, joining_id))


@open_to(Staff(policy.ANSWER))
@require_POST
@steps_up
def answer(request: StaffRequest, joining_id: UUID) -> HttpResponse:
    """The second person agrees, or does not."""
    joining = seen(request, joining_id)
    try:
        acts.answer(
            joining_id=joining.pk, agrees="yes" in request.POST, stepped_up=request.stepped_up, by=request.account,
            at=request.at,
        )  # fmt: skip
    except (acts.NotJoined, SamePerson) as why:
        return show(request, seen(request, joining_id), str(why))
    return redirect("joining", joining_id)


@open_to(Staff(policy.ASK))
@steps_up
def part(request: StaffRequest, joining_id: UUID) -> HttpResponse:
    """It was a mistake: they are two children."""
    joining, form = seen(request, joining_id), Part(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.ask_to_part(
                joining_id=joining.pk, stepped_up=request.stepped_up, by=request.account, at=request.at,
                **form.cleaned_data,
            )  # fmt: skip
            return redirect("joining", joining_id)
        except acts.NotJoined as why:
            form.add_error(None, str(why))
    looking_up.show(people=[joining.kept, joining.other], by=request.account, at=request.at)
    context = {"pair": pair(joining), "form": form}
    return render(request, "joining/part.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.REVIEW))
@require_POST
def review(request: StaffRequest, joining_id: UUID) -> HttpResponse:
    """Say which way of reaching the child holds."""
    joining, form = seen(request, joining_id), Review(request.POST)
    if not form.is_valid():
        return show(request, joining, form=form)
    try:
        looked_again(
            joining_id=joining.pk, each_as_said=form.cleaned_data["holds"] == "each", by=request.account, at=request.at
        )
    except acts.NotJoined as why:
        return show(request, joining, str(why))
    return redirect("joining", joining_id)
