"""The one way a file leaves: to somebody who may have it, as something to save, never as a page."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.documents import policy
from rightdoor.ground.documents.actions import NotThere, open_document
from rightdoor.ground.documents.naming import neutral_name


@open_to(Staff(policy.OPEN, unseen=True))
@require_safe
def download(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """The whole file or nothing; asking for its head alone is asked, recorded and refused alike."""
    try:
        document = open_document(document_id=document_id, by=request.account, at=request.at)
    except NotThere:
        raise Http404 from None
    content = bytes(document.content)
    answer = HttpResponse(content if request.method == "GET" else b"", content_type="application/octet-stream")
    answer["Content-Length"] = str(len(content))
    answer["Content-Disposition"] = f'attachment; filename="{neutral_name(document)}"'
    answer["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    answer["Accept-Ranges"] = "none"
    return answer
