"""Giving one person a link to my page about me; and the page on paper or as a file."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.records.telling.lifecycle import SEEN_BY_GIVEN, Audience
from rightdoor.records.telling.models import Link
from rightdoor.work.passport.actions import giving
from rightdoor.work.passport.forms.giving import ChosenForm, GiveForm
from rightdoor.work.passport.presenters.given import choices_of, given, shown_of, to_hand_on
from rightdoor.work.passport.views.telling import my_page
from rightdoor.work.passport.views.visit import say
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.models import Referral

FILE = "about-me.html"


@open_to(PUBLIC)
@my_page
def give(request: Request, referral: Referral) -> HttpResponse:
    """For whom, what, and until when."""
    form = GiveForm(request.POST or None, choices=choices_of(referral, request.at, audience=SEEN_BY_GIVEN))
    if request.method == "POST" and form.is_valid():
        link = giving.give(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        return redirect("about-me-given", key=link.pk)
    return render(request, "passport/give.html", {"form": form})


@open_to(PUBLIC)
@my_page
def one(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """The link and its words, what it shows, and who opened it when."""
    link = get_object_or_404(Link.objects.behind(behind(referral)), pk=key)
    face, here = given(link, request.at), request.build_absolute_uri("/")
    context = {
        "given": face,
        "hand_on": to_hand_on(link, here=here) if face.is_open and link.made_by_id is None else None,
        "shown": shown_of(referral, link.shows, request.at, audience=SEEN_BY_GIVEN),
    }
    return render(request, "passport/given.html", context)


@open_to(PUBLIC)
@require_POST
@my_page
def end(request: Request, referral: Referral, key: UUID) -> HttpResponse:
    """It opens nothing from now on."""
    try:
        giving.end_link(referral_id=referral.pk, link_id=key, by=VISITOR, at=request.at)
    except giving.NotTheirLink:
        raise Http404 from None
    say(request, "ended")
    return redirect("about-me")


@open_to(PUBLIC)
@my_page
def sheet(request: Request, referral: Referral) -> HttpResponse:
    """What they choose, to print or to keep as a file; what is on paper is theirs to look after."""
    form = ChosenForm(request.POST or None, choices=choices_of(referral, request.at, audience=frozenset(Audience)))
    if request.method != "POST" or not form.is_valid():
        return render(request, "passport/sheet_choice.html", {"form": form})
    shown = shown_of(referral, form.cleaned_data["shows"], request.at, audience=frozenset(Audience))
    context = {"shown": shown, "at": request.at, "person": referral.person}
    if "file" not in request.POST:
        return render(request, "passport/sheet.html", context)
    answer = HttpResponse(render_to_string("passport/file.html", context), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer
