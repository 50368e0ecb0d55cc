"""Files that belong to a request: kept, and opened by nobody until they are checked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.documents.actions import MOST, documents_of, keep_document, remove_document
from rightdoor.ground.documents.presenters import lines_for_senders
from rightdoor.ground.documents.refusals import NotKept
from rightdoor.work.referrals import sitting
from rightdoor.work.referrals.forms import PaperForm
from rightdoor.work.referrals.models import Draft


@open_to(PUBLIC)
@sitting.with_draft
def papers(request: Request, draft: Draft) -> HttpResponse:
    """Add a file; what is wrong with it is said, and nothing that was typed is lost."""
    elsewhere = sitting.draft_of_page(request)
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if request.method == "POST" and form.is_valid() and kept(request, form, elsewhere or draft):
        return redirect("ask-files") if elsewhere is None else render(request, "referrals/closed.html", status=409)
    files = documents_of(kind_of(draft), draft.pk).without_content().order_by("received_at", "pk")
    context = {"form": form, "files": lines_for_senders(files), "most": MOST, "draft": draft}
    return render(request, "referrals/papers.html", context, status=422 if form.errors else 200)


def kept(request: Request, form: PaperForm, draft: Draft) -> bool:
    """Keep the file with the form for which its page was drawn; what is wrong with it is said beside the field."""
    try:
        keep_document(
            about=draft, partnership=draft.partnership, by=request.actor, at=request.at,
            file=form.cleaned_data["paper"],
        )  # fmt: skip
    except NotKept as why:
        form.add_error("paper", str(why))
        return False
    return True


@open_to(PUBLIC)
@require_POST
@sitting.with_draft
def take_out(request: Request, draft: Draft, document_id: UUID) -> HttpResponse:
    """Take a file out again; only one of this draft's own."""
    remove_document(document_id=document_id, about=draft, by=request.actor, at=request.at)
    return redirect("ask-files")
