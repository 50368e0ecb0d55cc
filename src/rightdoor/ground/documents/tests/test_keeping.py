import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts, kind_of
from rightdoor.ground.documents.actions import (
    carry_documents,
    documents_of,
    keep_document,
    remove_document,
)
from rightdoor.ground.documents.cleaning.kinds import Why
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.naming import neutral_name, plain_name
from rightdoor.ground.documents.receiving import LARGEST
from rightdoor.ground.documents.refusals import HAPPENED, INSTEAD, NotKept
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def keep(about: Account, partnership: Partnership, content: bytes = b"a letter", name: str = "letter.txt") -> Document:
    file = SimpleUploadedFile(name, content)
    return keep_document(about=about, partnership=partnership, file=file, by=VISITOR, at=MONDAY)


def test_a_file_is_kept_and_held(administrator: Account, partnership: Partnership) -> None:
    document = keep(administrator, partnership)

    assert document.state == FileState.HELD
    assert bytes(Document.objects.get().content) == b"a letter"
    assert acts(about=document.pk) == ["documents.keep"]


def test_the_same_file_twice_is_kept_once(administrator: Account, partnership: Partnership) -> None:
    assert keep(administrator, partnership) == keep(administrator, partnership, name="copy.txt")


@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), (b"x" * (LARGEST + 1), "larger than 5 MB")])
def test_an_empty_or_oversize_file_is_refused_and_nothing_typed_is_lost(
    administrator: Account, partnership: Partnership, content: bytes, why: str
) -> None:
    with pytest.raises(NotKept, match=f"{why}.*Everything you typed is kept"):
        keep(administrator, partnership, content)


def test_a_sixth_file_is_refused(administrator: Account, partnership: Partnership) -> None:
    for number in range(5):
        keep(administrator, partnership, f"letter {number}".encode())

    with pytest.raises(NotKept, match="Five files"):
        keep(administrator, partnership, b"one more")


def test_a_drafts_files_follow_it_into_the_request(
    administrator: Account, practitioner: Account, partnership: Partnership
) -> None:
    document = keep(administrator, partnership)

    moved = carry_documents(was=administrator, now=practitioner, by=VISITOR, at=MONDAY)

    assert moved == 1
    assert documents_of(kind_of(practitioner), practitioner.pk).get() == document


def test_carrying_nothing_leaves_no_trace(administrator: Account, practitioner: Account) -> None:
    assert carry_documents(was=administrator, now=practitioner, by=VISITOR, at=MONDAY) == 0
    assert acts(about=practitioner.pk) == []


def test_a_file_is_taken_out_again_by_whoever_is_writing(administrator: Account, partnership: Partnership) -> None:
    document = keep(administrator, partnership)

    assert remove_document(document_id=document.pk, about=administrator, by=VISITOR, at=MONDAY)
    assert not remove_document(document_id=document.pk, about=administrator, by=VISITOR, at=MONDAY)
    assert not Document.objects.exists()


def test_a_file_of_something_else_is_not_found(
    administrator: Account, practitioner: Account, partnership: Partnership
) -> None:
    document = keep(administrator, partnership)

    assert not remove_document(document_id=document.pk, about=practitioner, by=VISITOR, at=MONDAY)
    assert Document.objects.exists()


def test_a_hostile_file_is_refused_with_what_would_do_instead(administrator: Account, partnership: Partnership) -> None:
    with pytest.raises(NotKept, match=r"not what its name says.*Everything you typed is kept.*photo"):
        keep(administrator, partnership, b"MZ\x90\0", name="letter.pdf")

    assert not Document.objects.exists()


def test_every_refusal_says_what_happened_and_that_nothing_is_lost_and_what_would_do() -> None:
    assert set(HAPPENED) == set(INSTEAD) >= {why.value for why in Why}
    for why in HAPPENED:
        said = str(NotKept(why))
        assert "Everything you typed is kept." in said
        assert str(INSTEAD[why]) in said
        assert all(len(sentence.split()) <= 16 for sentence in said.split(". ")), said


def test_a_file_is_shown_by_its_own_name_without_folders_or_tricks() -> None:
    assert plain_name("C:\\Users\\Wren\\letter.pdf") == "letter.pdf"
    assert plain_name("/home/wren/exe\u202efdp.txt") == "exefdp.txt"
    assert plain_name("\0\n") == plain_name(None) == "a file"
    assert len(plain_name("x" * 500 + ".pdf")) == 120


def test_a_neutral_name_says_nothing_and_is_never_anothers() -> None:
    names = {neutral_name(Document(name="Wren.pdf", kind="pdf")) for _ in range(200)}

    assert len(names) == 200
    assert all(re.fullmatch(r"file-[0-9a-hjkmnp-tv-z]{8}\.pdf", name) for name in names)


def test_a_files_own_words_for_itself_hold_no_name() -> None:
    assert str(Document(name="Wren.pdf", size=8)) == "a file of 8 bytes"
