"""Before anything is typed: who reads it and when, and who the help is for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.partnership import this_partnership
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.design.forgetting import forget_the_visit
from rightdoor.work.referrals import sitting
from rightdoor.work.referrals.actions.drafting import start_draft
from rightdoor.work.referrals.actions.hearing import go_on_from
from rightdoor.work.referrals.forms import StartForm
from rightdoor.work.referrals.models import Draft
from rightdoor.work.referrals.presenters.carrying import answers_for, area_told, asker_of, barred
from rightdoor.work.referrals.presenters.reading_times import reading


@open_to(PUBLIC)
def start(request: Request) -> HttpResponse:
    """Say what is kept and who reads it, then ask who the help is for."""
    carried = sitting.carried(request)
    form = StartForm(request.POST or None, initial={"asker": asker_of(carried)})
    if request.method == "POST" and form.is_valid():
        return begin(request, form.cleaned_data["asker"])
    shown = {
        "form": form,
        "reading": reading(area_told(carried), request.at),
        "barred": barred(carried),
        "said": sitting.said(request),
        "going_on": sitting.just_now(request),
    }
    return render(request, "referrals/start.html", shown)


def begin(request: Request, asker: str) -> HttpResponse:
    """A fresh draft in this browser; what was told before goes along, and a red flag in it is heard at once."""
    carried = sitting.carried(request)
    told: dict[str, Any] = {
        "asker": asker, "browser_key": sitting.make_room(request), "answers": answers_for(asker, carried),
        "by": request.actor, "at": request.at,
    }  # fmt: skip
    heard = Draft.objects.heard_as(sitting.key_in(str(carried.get("heard", "")))).first()
    draft: Draft = (
        go_on_from(draft_id=heard.pk, **told)
        if heard
        else start_draft(partnership=this_partnership(), area=area_told(carried), **told)
    )
    request.session.pop(sitting.CARRIED, None)
    sitting.sit_down(request, draft)
    return redirect("ask-step", 1)


@open_to(PUBLIC)
@require_POST
def put_away(request: Request) -> HttpResponse:
    """It was not me, or I want to stop here: this browser forgets what was written; a person may still read it."""
    sitting.stand_up(request)
    request.session.pop(sitting.CARRIED, None)
    sitting.say(request, "away")
    return forget_the_visit(request, redirect("ask-start"))
