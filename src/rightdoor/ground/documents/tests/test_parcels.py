"""Zips that are bombs, that hide something, or that lead elsewhere."""

import zipfile
from io import BytesIO

import pytest

from rightdoor.ground.documents.cleaning import parcels
from rightdoor.ground.documents.cleaning.kinds import Kind
from rightdoor.ground.documents.tests.files_here import (
    docx,
    refused,
    twin,
    zipped,
)


def test_a_letter_that_unpacks_to_far_more_than_it_is_is_refused() -> None:
    assert refused("a.docx", docx(word__a_xml="<a>" + " " * 10_000_000 + "</a>")) == "too_big_inside"


def test_a_letter_of_too_many_parts_or_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused("a.docx", docx(**{f"word__a{number}_xml": "<a/>" for number in range(500)})) == "too_big_inside"
    monkeypatch.setattr(parcels, "MOST_INSIDE", 1000)
    assert refused("a.docx", docx()) == "too_big_inside"


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word\\..\\x.xml", "C:/x.xml", "word/a\tb.xml"])
def test_a_letter_whose_parts_would_land_elsewhere_is_refused(name: str) -> None:
    assert refused("a.docx", zipped({"[Content_Types].xml": "", name: "x"})) == "broken"


def test_a_letter_with_the_same_part_twice_is_refused() -> None:
    twice = patched(docx(word__a_xml="<a/>", word__b_xml="<b/>"), b"word/b.xml", b"word/A.xml")

    assert refused("a.docx", twice) == "broken"


def test_a_letter_with_a_locked_or_strangely_packed_part_is_refused() -> None:
    letter = docx()
    entry = letter.index(b"PK\x01\x02")

    assert refused("a.docx", letter[: entry + 8] + b"\1" + letter[entry + 9 :]) == "locked"
    assert refused("a.docx", letter[: entry + 10] + b"\x0c" + letter[entry + 11 :]) == "broken"


def test_parts_that_overlap_or_leave_room_to_hide_something_are_refused() -> None:
    letter = docx()
    entries = [place for place in range(len(letter)) if letter.startswith(b"PK\x01\x02", place)]
    second = entries[1] + 42
    overlapping = letter[:second] + b"\0\0\0\0" + letter[second + 4 :]
    first = entries[0]
    hidden = b"x" * 100
    gap = letter[:first] + hidden + letter[first:-6] + (first + 100).to_bytes(4, "little") + letter[-2:]

    assert refused("a.docx", overlapping) in ("too_big_inside", "broken")
    assert refused("a.docx", gap) == "two_in_one"


def test_a_letter_whose_part_is_not_as_long_as_it_says_is_refused() -> None:
    letter = zipped({"[Content_Types].xml": "abcdefgh" * 4}, stored=("[Content_Types].xml",))
    entry = letter.index(b"PK\x01\x02")

    assert refused("a.docx", letter[: entry + 24] + b"\x21" + letter[entry + 25 :]) == "broken"
    assert refused("a.docx", letter[: entry + 16] + b"\0\0\0\0" + letter[entry + 20 :]) == "broken"


def test_the_twin_of_a_letter_has_no_times_and_no_remarks() -> None:
    with zipfile.ZipFile(BytesIO(twin("a.docx", docx()))) as parcel:
        assert {info.date_time[0] for info in parcel.infolist()} == {1980}
        assert parcel.comment == b""


def test_what_became_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightdoor.ground.documents.cleaning.file.LARGEST_AFTER", 3)

    assert refused("a.txt", b"four") == "too_big_inside"


def test_the_kinds_are_those_that_the_pages_name() -> None:
    assert {kind.value for kind in Kind} == {"pdf", "jpg", "png", "docx", "odt", "txt"}


def test_room_between_two_parts_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        parcel.writestr("[Content_Types].xml", "x")
        assert parcel.fp is not None
        parcel.fp.write(b"hidden" * 20)
        parcel.start_dir = parcel.fp.tell()  # type: ignore[attr-defined]
        parcel.writestr("_rels/.rels", "x")

    assert refused("a.docx", out.getvalue()) == "two_in_one"
