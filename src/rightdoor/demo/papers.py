"""Two small files that invented people sent with their requests.  The demo has no scanner, so they stay held."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.documents.actions import keep_document
from rightdoor.work.referrals.models import Draft

PAPERS = {
    284: ("timetable.txt", "Monday  maths, art, lunch\nTuesday  games\nThe HARD bits are in capitals: MATHS\n"),
    299: ("letter from school.txt", "To whom it may concern. Attendance this half term: 71 of 90 sessions.\n"),
}
"""By the visitor's number, in the order in which they came."""


def add_papers(draft: Draft, number: int, *, at: datetime) -> None:
    """What this visitor adds to what they write, if anything."""
    if number in PAPERS:
        name, words = PAPERS[number]
        file = SimpleUploadedFile(name, words.encode())
        keep_document(about=draft, partnership=draft.partnership, file=file, by=VISITOR, at=at)
