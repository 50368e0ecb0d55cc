"""What is taken for what: by its content, its name must say the same, and nothing may be two things at once."""

from types import SimpleNamespace

import puremagic
import pytest
from hypothesis import given
from hypothesis import strategies as some

from rightdoor.ground.documents.cleaning.file import clean
from rightdoor.ground.documents.cleaning.kinds import ENDINGS, Kind, Refused, Why, kind_of, words_in
from rightdoor.ground.documents.tests.files_here import HARMLESS, docx, jpeg, odt, pdf, png, refused

BEGINNINGS = {
    Kind.PDF: b"%PDF-",
    Kind.JPEG: b"\xff\xd8\xff",
    Kind.PNG: b"\x89PNG\r\n\x1a\n",
    Kind.DOCX: b"PK\x03\x04",
    Kind.ODT: b"PK\x03\x04",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_files_are_what_their_names_say(name: str) -> None:
    kind, twin = clean(name, HARMLESS[name])

    assert kind is ENDINGS[name.rpartition(".")[2]]
    assert kind_of(name, twin) is kind


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("ending", ["pdf", "jpg", "png", "docx", "odt", "txt"])
def test_a_file_under_anothers_name_is_refused(name: str, ending: str) -> None:
    if ENDINGS[ending] is ENDINGS[name.rpartition(".")[2]]:
        assert clean(f"it.{ending}", HARMLESS[name])
    else:
        assert refused(f"it.{ending}", HARMLESS[name]) == "not_as_named"


@pytest.mark.parametrize("name", ["setup.exe", "run.bat", "page.html", "page.svg.html", "old.doc", "sums.xlsx", "pdf",
                                  "letter", "letter.", "letter.pdf.exe", ".pdf.js", "x.docm", "all.zip"])  # fmt: skip
def test_any_other_kind_is_refused_whatever_is_in_it(name: str) -> None:
    assert refused(name, HARMLESS["letter.pdf"]) == "other_kind"


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "fun.gif", "a.webp", "a.tiff", "logo.svg"])
def test_other_pictures_are_refused_with_a_word_of_what_would_do(name: str) -> None:
    assert refused(name, jpeg()) == "other_photo"


@given(ending=some.sampled_from(sorted(ENDINGS)), content=some.binary(max_size=300))
def test_nothing_with_a_wrong_beginning_passes(ending: str, content: bytes) -> None:
    kind = ENDINGS[ending]
    try:
        found, twin = clean(f"it.{ending}", content)
    except Refused:
        return
    assert found is kind
    if kind is Kind.TXT:
        assert twin.decode() == words_in(content)
    else:
        assert content.startswith(BEGINNINGS[kind])


@given(name=some.sampled_from(sorted(HARMLESS)), place=some.floats(0, 1), junk=some.binary(min_size=1, max_size=40))
def test_a_file_that_was_damaged_anywhere_is_refused_or_made_whole(name: str, place: float, junk: bytes) -> None:
    content, at = HARMLESS[name], int(place * len(HARMLESS[name]))
    damaged = content[:at] + junk + content[at + len(junk) :]
    try:
        kind, twin = clean(name, damaged)
    except Refused:
        return
    assert clean(name, twin)[0] is kind


@given(name=some.sampled_from(sorted(set(HARMLESS) - {"words.txt"})), kept=some.floats(0, 0.98))
def test_half_a_file_never_stops_anything(name: str, kept: float) -> None:
    content = HARMLESS[name]
    try:
        clean(name, content[: int(kept * len(content))])
    except Refused:
        return


SCRIPT = b"<script>alert(1)</script>"
TWO = {
    "a PDF with a zip behind it": ("a.pdf", pdf() + docx()),
    "a PDF with a page behind it": ("a.pdf", pdf() + b"\n<html>" + SCRIPT),
    "a PDF with a great deal behind it": ("a.pdf", pdf() + b"x" * 5000),
    "a PDF that begins as a page": ("a.pdf", b"%PDF-1.4\n<html>" + SCRIPT + pdf()),
    "a picture with a zip behind it": ("a.jpg", jpeg() + odt()),
    "a picture with a page in its tail": ("a.jpg", jpeg() + b"\0" * 70_000 + b"<html>" + SCRIPT),
    "a picture with a script in its comment": ("a.jpg", jpeg(comment=b"*/=1;" + SCRIPT)),
    "a picture with a program behind it": ("a.png", png() + b"MZ\x90\0"),
    "a picture with a shell script behind it": ("a.png", png() + b"#!/bin/sh\n"),
    "a picture with a PDF behind it": ("a.png", png() + pdf()),
    "a page that says it is words": ("a.txt", b"<!DOCTYPE html><html>" + SCRIPT),
    "words with PHP": ("a.txt", b"<?php system($_GET['c']); ?>"),
    "a letter with bytes behind its end": ("a.docx", docx() + b"x"),
    "a letter with a remark at its end": ("a.odt", odt()[:-2] + b"\x05\0Hello"),
}


@pytest.mark.parametrize("what", TWO)
def test_what_would_be_opened_as_two_things_is_refused(what: str) -> None:
    assert refused(*TWO[what]) == "two_in_one"


def test_a_gif_that_is_a_script_is_refused_under_every_name() -> None:
    content = b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"

    assert refused("a.gif", content) == "other_photo"
    assert {refused(f"a.{ending}", content) for ending in ENDINGS} == {"not_as_named"}


def test_what_a_camera_leaves_behind_a_picture_is_dropped() -> None:
    _kind, twin = clean("a.jpg", jpeg() + b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 20)

    assert twin.endswith(b"\xff\xd9")
    assert b"ftyp" not in twin


def test_a_program_is_refused_under_every_name() -> None:
    for program in (b"MZ\x90\0\x03\0\0\0", b"\x7fELF\x02\x01\x01\0", b"\xca\xfe\xba\xbe\0\0\0\x34"):
        assert {refused(f"a.{ending}", program) for ending in ENDINGS} == {"not_as_named"}


@pytest.mark.parametrize("words", ["", "Grüße, 3 < 4 – “yes”\t\r\n", "مرحبا", "family 👩‍👧 and می‌خواهم", "0"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_are_kept_as_they_are_whatever_wrote_them(words: str, encoding: str) -> None:
    assert words_in(words.encode(encoding)) == words


def test_words_from_an_older_machine_are_read_too() -> None:
    assert words_in("café – £5".encode("cp1252")) == "café – £5"


@pytest.mark.parametrize("content", [b"a\0b", b"\x1b[2Jgone", b"\x81\x8d", b"a" * (1024 * 1024 + 1),
                                     "right\u202eleft".encode()])  # fmt: skip
def test_what_no_letter_holds_is_not_taken_for_words(content: bytes) -> None:
    assert words_in(content) is None


def test_every_reason_is_known() -> None:
    assert len(Why) == 10


def test_a_file_over_which_a_library_stumbles_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightdoor.ground.documents.cleaning.file.cleaned_pdf", lambda _content: {}["nothing"])

    assert refused("a.pdf", HARMLESS["letter.pdf"]) == "broken"


@pytest.mark.parametrize("other", [{".exe"}, puremagic.PureError("nothing known")])
def test_a_file_that_a_library_of_signatures_takes_for_another_is_refused(
    other: set[str] | Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_up(_content: bytes) -> list[SimpleNamespace]:
        if isinstance(other, Exception):
            raise other
        return [SimpleNamespace(extension=one) for one in other]

    monkeypatch.setattr(puremagic, "magic_string", looked_up)

    assert refused("a.pdf", HARMLESS["letter.pdf"]) == "not_as_named"
    assert kind_of("a.txt", b"Dear all") is Kind.TXT
