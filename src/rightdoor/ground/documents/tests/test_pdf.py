"""What is taken out of a PDF, and which are refused because nothing could be taken out."""

from decimal import Decimal
from io import BytesIO
from zlib import compress

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from rightdoor.ground.documents.cleaning import letters
from rightdoor.ground.documents.tests.files_here import (
    CANARY,
    jpeg,
    pdf,
    refused,
    twin,
)


def catalogue_of(content: bytes) -> Pdf:
    return pikepdf.open(BytesIO(content))


def test_a_pdf_forgets_who_wrote_it() -> None:
    with catalogue_of(twin("a.pdf", pdf())) as clean_one:
        assert "/Metadata" not in clean_one.Root
        assert dict(clean_one.docinfo) == {}
        assert len(clean_one.pages) == 1


def script(_pdf: Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def opens_with_script(made: Pdf) -> None:
    made.Root.OpenAction = made.make_indirect(script(made))
    made.pages[0].obj.AA = Dictionary(O=script(made))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script(made)])))
    made.Root.AcroForm = Dictionary(XFA=made.make_stream(b"<xdp/>"), Fields=Array([]))


def test_a_pdf_that_acts_by_itself_acts_no_more() -> None:
    clean_one = twin("a.pdf", pdf(opens_with_script))

    with catalogue_of(clean_one) as read:
        assert "/OpenAction" not in read.Root
        assert "/JavaScript" not in read.Root.Names
        assert "/XFA" not in read.Root.AcroForm
    assert b"app.alert" not in clean_one


def with_notes(*notes: Dictionary):
    def change(made: Pdf) -> None:
        made.pages[0].obj.Annots = made.make_indirect(Array([made.make_indirect(note) for note in notes]))

    return change


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)


@pytest.mark.parametrize(
    "action",
    [
        Dictionary(S=Name.Launch, F="cmd.exe"), Dictionary(S=Name.SubmitForm, F="http://elsewhere.example"),
        Dictionary(S=Name.GoToR, F="\\\\elsewhere\\share"), Dictionary(S=Name.URI, URI="javascript:alert(1)"),
        Dictionary(S=Name.URI, URI="file:///etc/passwd"), Dictionary(S=Name.ImportData, F="x"), Dictionary(S=Name.URI),
    ],
)  # fmt: skip
def test_a_link_that_would_command_the_readers_machine_does_nothing(action: Dictionary) -> None:
    with catalogue_of(twin("a.pdf", pdf(with_notes(link(action))))) as read:
        assert "/A" not in read.pages[0].obj.Annots[0]


def test_a_link_to_a_web_page_stays_and_what_would_follow_it_goes() -> None:
    kept = Dictionary(S=Name.URI, URI="https://www.nhs.uk", Next=Array([script(None), Dictionary(S=Name.Named)]))

    with catalogue_of(twin("a.pdf", pdf(with_notes(link(kept))))) as read:
        action = read.pages[0].obj.Annots[0].A
        assert str(action.URI) == "https://www.nhs.uk"
        assert "/Next" not in action


def test_files_within_a_pdf_are_taken_out() -> None:
    def attach(made: Pdf) -> None:
        made.attachments["secret.exe"] = b"MZ" + CANARY.encode()
        note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]))
        with_notes(note, link(Dictionary(S=Name.GoTo)))(made)

    clean_one = twin("a.pdf", pdf(attach))

    with catalogue_of(clean_one) as read:
        assert len(read.attachments) == 0
        assert [str(note.Subtype) for note in read.pages[0].obj.Annots] == ["/Link"]


@pytest.mark.parametrize("colours", [None, Dictionary(ColorTransform=1)])
def test_a_photo_within_a_pdf_forgets_where_it_was_taken(colours: Dictionary | None) -> None:
    def show(made: Pdf) -> None:
        stream = made.make_stream(jpeg(exif=True), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
        if colours is not None:
            stream["/DecodeParms"] = colours
        odd = made.make_stream(b"no photo", Filter=Array([Name.DCTDecode]))
        made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Photo=stream, Odd=odd))

    clean_one = twin("a.pdf", pdf(show))

    assert CANARY.encode() not in clean_one
    with catalogue_of(clean_one) as read:
        photo = read.pages[0].obj.Resources.XObject.Photo
        assert photo.read_raw_bytes().startswith(b"\xff\xd8")
        assert ("/DecodeParms" in photo) is (colours is not None)


def test_what_a_pdf_was_before_it_was_changed_is_gone_too() -> None:
    first = pdf(lambda made: made.pages[0].obj.__setitem__("/Contents", made.make_stream(CANARY.encode())))
    place = first.rfind(b"%%EOF")
    changed = first + b"\n%" + first[place:] + b"\n"

    assert twin("a.pdf", changed).count(b"%%EOF") == 1


def test_a_pdf_with_a_password_is_refused_and_one_without_a_lock_on_reading_is_opened() -> None:
    locked = pdf(encryption=pikepdf.Encryption(owner="one", user="two"))
    only_printing = pdf(encryption=pikepdf.Encryption(owner="one", user=""))

    assert refused("a.pdf", locked) == "locked"
    with catalogue_of(twin("a.pdf", only_printing)) as read:
        assert not read.is_encrypted


def test_a_pdf_that_grows_beyond_all_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def swell(made: Pdf) -> None:
        made.pages[0].obj.Contents = made.make_stream(b"\0" * 3_000_000)

    monkeypatch.setattr(letters, "MOST_INSIDE", 2_000_000)

    assert refused("a.pdf", pdf(swell, compress_streams=True)) == "too_big_inside"


def test_a_pdf_packed_twice_over_is_refused() -> None:
    def pack(made: Pdf) -> None:
        twice = Array([Name.FlateDecode, Name.FlateDecode])
        made.pages[0].obj.Contents = made.make_stream(compress(compress(b"x" * 1000)), Filter=twice)

    as_it_is = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    assert refused("a.pdf", pdf(pack, **as_it_is)) == "too_big_inside"


def test_a_damaged_stream_in_a_pdf_is_the_readers_to_skip() -> None:
    def damage(made: Pdf) -> None:
        made.pages[0].obj.Contents = made.make_stream(b"not packed at all", Filter=Name.FlateDecode)

    assert twin("a.pdf", pdf(damage))


def test_a_pdf_of_too_many_pages_or_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_PAGES", 0)
    assert refused("a.pdf", pdf()) == "too_big_inside"
    monkeypatch.setattr(letters, "MOST_OBJECTS", 1)
    assert refused("a.pdf", pdf()) == "too_big_inside"


def test_a_pdf_nested_without_end_is_refused() -> None:
    def nest(made: Pdf) -> None:
        deep = Array([])
        for _ in range(80):
            deep = Array([deep])
        made.Root.Deep = deep

    assert refused("a.pdf", pdf(nest)) == "broken"


def test_what_only_begins_like_a_pdf_is_refused() -> None:
    assert refused("a.pdf", b"%PDF-1.7\n" + b"nothing" * 30) == "broken"


def test_what_still_acts_after_it_was_cleaned_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "clean", lambda _thing: None)

    assert refused("a.pdf", pdf(opens_with_script)) == "commands"
    assert refused("a.pdf", pdf(with_notes(Dictionary(Type=Name.Annot, Subtype=Name.Screen)))) == "commands"


def test_a_dictionary_that_looks_like_an_action_and_is_none_stays() -> None:
    def describe(made: Pdf) -> None:
        made.Root.StructTreeRoot = Dictionary(A=Dictionary(O=Name.Layout))

    with catalogue_of(twin("a.pdf", pdf(describe))) as read:
        assert str(read.Root.StructTreeRoot.A.O) == "/Layout"


def test_a_pdf_whose_parts_are_of_the_wrong_sort_is_refused() -> None:
    assert refused("a.pdf", pdf(with_notes(link(Dictionary(S=Name.URI, URI=Decimal("3.5")))))) == "broken"
