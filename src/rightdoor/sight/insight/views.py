"""The preview of a change: rounded numbers, and requests that the reader may open."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.directory.toml_files import CatalogueRefused
from rightdoor.sight.insight import policy
from rightdoor.sight.insight.presenters import page_of
from rightdoor.sight.insight.previewing import preview_of
from rightdoor.sight.insight.reading import readable_by
from rightdoor.work.changing.models import ServiceChange


@open_to(Staff(policy.PREVIEW))
@require_safe
def preview(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """What a change would have changed among past requests."""
    rows = ServiceChange.objects.visible_to(request.account, request.at)
    change: ServiceChange = get_object_or_404(rows, pk=change_id)
    require(rule_on(request.account, policy.PREVIEW, change, at=request.at))
    try:
        found = preview_of(change.change, readable_by(request.account, request.at), request.at)
    except CatalogueRefused:
        return render(request, "insight/preview.html", {"page": None, "change": change}, status=409)
    shown = [one.pk for one, _before, _after in found.listed]
    record(policy.PREVIEW, about=change, by=request.account, at=request.at, shown=shown)
    return render(request, "insight/preview.html", {"page": page_of(found, change), "change": change})
