"""The words of instruments for which a service holds a licence: put in by one manager, agreed to by another."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.posting import carried_out
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.records.directory.queries import services
from rightdoor.work.outcomes.actions import licensing
from rightdoor.work.outcomes.licence_forms import LicenceForm
from rightdoor.work.outcomes.policy import AGREE_WORDS, PUT_WORDS_IN
from rightdoor.work.outcomes.presenters.licences import licence_lines


@open_to(Staff(PUT_WORDS_IN))
def licences(request: StaffRequest) -> HttpResponse:
    """What is here, and more of it."""
    known = [(one.code, one.name) for one in services()]
    form = LicenceForm(request.POST or None, request.FILES or None, services=known, at=request.at)

    def again(status: int, told: Exception | None) -> HttpResponse:
        context = {"form": form, "lines": licence_lines(request.account, request.at), "told": str(told or "")}
        return render(request, "outcomes/licences.html", context, status=status)

    if request.method != "POST":
        return again(200, None)
    return carried_out(
        request, None, PUT_WORDS_IN, form, licensing.put_words_in, refusals=(licensing.NotLicensed,), again=again,
        there=lambda _done: redirect("licences"),
    )  # fmt: skip


@open_to(Staff(AGREE_WORDS))
@require_POST
def agree(request: StaffRequest, words_id: UUID) -> HttpResponse:
    """A second person agrees."""
    try:
        licensing.agree_words(words_id=words_id, by=request.account, at=request.at)
    except licensing.NotLicensed:
        raise Http404 from None
    return redirect("licences")
