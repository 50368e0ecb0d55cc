"""Several windows, several clicks: what happens when files come in at the same moment."""

from collections import Counter
from itertools import count
from threading import BoundedSemaphore

from django.core.files.uploadedfile import SimpleUploadedFile

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents import closed_room
from rightdoor.ground.documents.actions import keep_document
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.refusals import NotKept
from tests.own_database import OwnDatabase, own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff


def test_fourteen_sent_at_once_leave_five_and_the_same_one_twice_is_one(own_database: OwnDatabase, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(closed_room, "_door", BoundedSemaphore(14))
    monkeypatch.setattr(closed_room, "_room", BoundedSemaphore(4))
    monkeypatch.setattr(closed_room, "PATIENCE", 25)
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    about, numbers = staff(partnership, "Bea Nettleship"), count()

    def send() -> str:
        try:
            file = SimpleUploadedFile("letter.txt", b"letter %d" % (next(numbers) // 2))
            keep_document(about=about, partnership=partnership, file=file, by=VISITOR, at=MONDAY)
        except NotKept as told:
            return told.why
        return "kept"

    ended = Counter(own_database.at_once(send, 14))

    assert Document.objects.count() == 5
    assert ended["kept"] >= 5
    assert set(ended) <= {"kept", "too_many"}
    assert len(acts()) == 5
