"""What should worry whoever runs the site, as 'rightdoor check' says it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.scanner import is_there, signatures_from

NEARLY = 0.8
STALE = timedelta(days=7)


def problems(at: datetime) -> Iterator[str]:
    """One sentence for each thing that needs a person."""
    if settings.CLAMD:
        if not is_there(address=settings.CLAMD):
            yield "The scanner clamd does not answer, so every new file stays held. Start it; see docs/files.md."
        elif (since := signatures_from(address=settings.CLAMD)) is not None and at.date() - since > STALE:
            yield f"The scanner's signatures are from {since:%d %B %Y}. Does freshclam run?"
    elif settings.PRODUCTION:
        yield "No scanner is given, so nobody can open a file. Set RIGHTDOOR_CLAMD; see docs/files.md."
    late = Document.objects.held_too_long(at).count() if settings.CLAMD or settings.PRODUCTION else 0
    if late:
        yield f"Files that nobody has checked for more than an hour: {late}. Do clamd and 'rightdoor work' run?"
    room = Document.objects.bytes_in_all()
    if room >= NEARLY * settings.FILES_AT_MOST:
        yield f"Files take {room // 2**30} GB of what RIGHTDOOR_FILES_GB allows. Give them more room."
