"""My page about me: writing, changing, taking away, ordering, and the ladder of a goal."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.records.telling.actions.entries import ChangedMeanwhile, NotTheirs, TooMany
from rightdoor.records.telling.lifecycle import GOALS_AT_MOST, Section
from rightdoor.records.telling.models import Entry
from rightdoor.work.passport.actions import telling
from rightdoor.work.passport.forms.telling import EntryForm, StepForm
from rightdoor.work.passport.presenters.about_me import NUMBERS, about_me, earlier, ladder_of, taken_away
from rightdoor.work.passport.presenters.given import given_by
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.views.visit import View, behind_the_word, said, say
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.words import worrying


def my_page(view: View) -> View:
    """Only the young person who asked for themselves has this page; to everybody else it is not there."""

    def mine(request: Request, referral: Referral, **named: object) -> HttpResponseBase:
        if not sees_own_words(referral) or referral.person is None:
            raise Http404
        try:
            return view(request, referral, **named)
        except NotTheirs:
            say(request, "gone")
            return redirect("about-me")

    return behind_the_word(mine)


@open_to(PUBLIC)
@my_page
def page(request: Request, referral: Referral) -> HttpResponse:
    """All of it, as they see it."""
    links = given_by(referral, request.at)
    context = {"page": about_me(referral, request.at), "gone": taken_away(referral), "links": links}
    return render(request, "passport/about_me.html", {**context, "said": said(request)})


@open_to(PUBLIC)
@my_page
def write(request: Request, referral: Referral, part: int) -> HttpResponse:
    """One thing more."""
    section = section_of(part)
    form = EntryForm(section, request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, audience, key = (form.cleaned_data[name] for name in ("words", "audience", "form_key"))
        try:
            telling.tell(referral_id=referral.pk, section=section, words=words, audience=audience, form_key=key,
                         by=VISITOR, at=request.at)  # fmt: skip
        except TooMany:
            form.add_error(None, full(section))
        else:
            return kept(request, words)
    return render(request, "passport/tell.html", {"form": form, "part": part})


@open_to(PUBLIC)
@my_page
def change(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """Say it anew, or to others; where it says something else by now, both texts are shown and nothing is lost."""
    entry = get_object_or_404(Entry.objects.behind(behind(referral)).standing(), pk=key)
    first = {"words": entry.words, "audience": entry.audience, "version": entry.version}
    form = EntryForm(Section(entry.section), request.POST or None, initial=first)
    context = {"form": form, "entry": entry, "earlier": earlier(entry)}
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("words", "audience", "version")}
        try:
            telling.tell_anew(referral_id=referral.pk, entry_id=key, **told, by=VISITOR, at=request.at)
        except ChangedMeanwhile:
            entry.refresh_from_db()
            return render(request, "passport/tell.html", context | {"form": again(form, entry), "meanwhile": True},
                          status=409)  # fmt: skip
        return kept(request, told["words"])
    return render(request, "passport/tell.html", context)


@open_to(PUBLIC)
@require_POST
@my_page
def remove(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """Take it away."""
    telling.take_away(referral_id=referral.pk, entry_id=key, by=VISITOR, at=request.at)
    say(request, "removed")
    return redirect("about-me")


@open_to(PUBLIC)
@require_POST
@my_page
def higher(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """One place up."""
    telling.put_higher(referral_id=referral.pk, entry_id=key, by=VISITOR, at=request.at)
    return redirect("about-me")


@open_to(PUBLIC)
@my_page
def step(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """Where I am now, on the way to this goal."""
    goals = Entry.objects.behind(behind(referral)).standing().filter(section=Section.GOAL)
    goal = get_object_or_404(goals, pk=key)
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        telling.say_where(referral_id=referral.pk, entry_id=key, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "stepped")
        return redirect("about-me")
    return render(request, "passport/step.html", {"form": form, "goal": goal, "ladder": ladder_of(goal)})


def again(form: EntryForm, entry: Entry) -> EntryForm:
    """The same words, beside what it says now: sent again, they are kept."""
    return EntryForm(form.section, {**form.data.dict(), "version": entry.version})  # type: ignore[attr-defined]


def section_of(part: int) -> Section:
    if part not in NUMBERS:
        raise Http404
    return NUMBERS[part]


def full(section: Section) -> str:
    if section is Section.GOAL:
        return _("You have %(count)d goals, which is as many as fit. Take one away first") % {"count": GOALS_AT_MOST}
    return _("Your page is full. Take something away first. What you typed is still here")


def kept(request: Request, words: str) -> HttpResponse:
    """Back to the page; where the words worry, help is shown at once."""
    say(request, "kept")
    return redirect("my-request-help" if worrying(words) else "about-me")
