"""What is taken out of Word and OpenDocument letters, and which are refused."""

import pytest

from rightdoor.ground.documents.tests.files_here import (
    CANARY,
    RELATION,
    WORD_TYPES,
    W,
    docx,
    inside,
    jpeg,
    odt,
    png,
    refused,
    twin,
    zipped,
)


def test_a_word_letter_forgets_its_writer_and_keeps_its_words() -> None:
    words = (
        f'<w:ins w:author="{CANARY}" w:date="2026-01-01" w:initials="{CANARY}" w:rsidR="00A1"><w:r><w:t>Dear all</w:t>'
        "</w:r></w:ins><w:rsids/>and more"
    )
    parts = inside(
        twin("a.docx", docx(words, customXml__item1_xml=f"<x>{CANARY}</x>", word__people_xml=f"<x>{CANARY}</x>"))
    )

    assert sorted(parts) == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert CANARY.encode() not in b"".join(parts.values())
    assert b"Dear all" in parts["word/document.xml"]
    assert b"and more" in parts["word/document.xml"]
    assert b"core" not in parts["_rels/.rels"] + parts["[Content_Types].xml"]


def relations(*rows: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(rows)
        + "</Relationships>"
    )


def points(kind: str, target: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'


def test_web_links_in_a_word_letter_stay_and_its_template_goes() -> None:
    rows = relations(
        points("hyperlink", "https://www.nhs.uk"), points("hyperlink", "file:///etc/passwd"),
        points("attachedTemplate", "file:///C:/Users/Wren/Normal.dotm"),
        points("image", "media/one.png", outside=False),
        points("theme", "/word/document.xml", outside=False), points("customXml", "../customXml/i.xml", outside=False),
    )  # fmt: skip

    parts = inside(twin("a.docx", docx(points_to=rows, word__media__one_png=png(note=CANARY))))

    kept = parts["word/_rels/document.xml.rels"]
    assert (b"nhs.uk" in kept, b"one.png" in kept, b"theme" in kept) == (True, True, True)
    assert (b"passwd" in kept, b"dotm" in kept, b"customXml" in kept) == (False, False, False)
    assert CANARY.encode() not in parts["word/media/one.png"]


HOSTILE_WORD = {
    "a program": ("commands", docx(word__vbaProject_bin=b"\0")),
    "a button": ("commands", docx(word__activeX__activeX1_xml="<x/>")),
    "a list that names macros": ("commands", docx(types='<Default Extension="q" ContentType="application/vba"/>')),
    "a command in a field": ("commands", docx("<w:r><w:instrText>DDEA</w:instrText><w:instrText>UTO c:\\\\cmd.exe"
                                              "</w:instrText></w:r>")),
    "a command in a simple field": ("commands", docx('<w:fldSimple w:instr=" DDE excel x"/>')),
    "a field that fetches": ("reaches_out", docx("<w:instrText>INCLUDEPICTURE http://elsewhere.example</w:instrText>")),
    "a picture from elsewhere": ("reaches_out", docx(points_to=relations(
        points("image", "http://elsewhere.example/dot.png")))),
    "an object": ("holds_others", docx(word__embeddings__sheet_xlsx=b"x")),
    "a page within": ("holds_others", docx(word__afchunk_html="<html/>")),
    "a picture that is none": ("holds_others", docx(word__media__one_png=b"hello")),
    "a picture that is a program": ("holds_others", docx(word__media__one_png=b"MZ\x90")),
    "a zip within": ("holds_others", docx(word__media__one_png=zipped({"a": "b"}))),
    "words that define words": ("too_big_inside", docx(word__a_xml='<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>')),
    "words that are not XML": ("broken", docx(word__a_xml="<a>")),
    "another kind of zip": ("not_as_named", zipped({"a.txt": "hello"})),
    "a sheet": ("not_as_named", zipped({
        "[Content_Types].xml": WORD_TYPES.format(more="").replace("main+xml", "sheet+xml"),
        "_rels/.rels": relations()})),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE_WORD)
def test_a_word_letter_that_holds_more_than_words_and_pictures_is_refused(what: str) -> None:
    why, content = HOSTILE_WORD[what]

    assert refused("a.docx", content) == why


def test_a_word_letter_with_a_password_is_told_from_any_other_file() -> None:
    assert refused("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "locked"
    assert refused("a.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "not_as_named"


def test_pictures_of_each_sort_stay_in_a_word_letter() -> None:
    gif = b"GIF89a" + b"\1\0\1\0\0\0\0;"

    parts = inside(twin("a.docx", docx(word__media__a_jpg=jpeg(exif=True), word__media__b_gif=gif)))

    assert parts["word/media/b.gif"] == gif
    assert CANARY.encode() not in parts["word/media/a.jpg"]


def test_an_open_letter_forgets_its_writer_and_keeps_its_words() -> None:
    words = (
        f"<office:annotation>then<dc:creator>{CANARY}</dc:creator><dc:date>2026</dc:date>a note</office:annotation>"
        '<text:p>Dear all <text:a xlink:href="https://www.nhs.uk">a link</text:a>'
        '<text:a xlink:href="javascript:alert(1)"/> and more</text:p>'
    )
    listed = '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'

    parts = inside(
        twin("a.odt", odt(words, manifest=listed, Pictures__a_png=png(note=CANARY), Thumbnails__t_png=png(note=CANARY),
                          styles_xml="<x/>", settings_xml=f"<x>{CANARY}</x>"))
    )  # fmt: skip

    assert next(iter(parts)) == "mimetype"
    assert sorted(parts) == ["META-INF/manifest.xml", "Pictures/a.png", "content.xml", "mimetype", "styles.xml"]
    assert CANARY.encode() not in b"".join(parts.values())
    assert b"2026" not in parts["content.xml"]
    for words_kept in (b"Dear all", b"a link", b"and more", b"a note"):
        assert words_kept in parts["content.xml"]
    assert b"javascript" not in parts["content.xml"]
    assert b"meta.xml" not in parts["META-INF/manifest.xml"]


HOSTILE_ODT = {
    "a program": ("commands", odt(Basic__Standard__Module1_xml="<x/>")),
    "a listener": ("commands", odt('<script:event-listener script:event-name="dom:load"/>')),
    "a picture from elsewhere": ("reaches_out", odt('<draw:image xlink:href="http://elsewhere.example/dot.png"/>')),
    "a part of another file": ("reaches_out", odt('<text:section-source xlink:href="x"/>')),
    "an object": ("holds_others", odt(Object1__content_xml="<x/>")),
    "a lock": ("locked", odt(manifest="<m:file-entry><m:encryption-data/></m:file-entry>")),
    "no list of parts": ("not_as_named", zipped({"mimetype": "application/vnd.oasis.opendocument.text"},
                                               stored=("mimetype",))),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE_ODT)
def test_an_open_letter_that_holds_more_than_words_and_pictures_is_refused(what: str) -> None:
    why, content = HOSTILE_ODT[what]

    assert refused("a.odt", content) == why


def test_what_is_taken_out_of_a_letter_takes_no_words_with_it() -> None:
    part = f"<w:a {W}><w:rsids/>first <w:b/>then <w:rsids/>last <w:c w:date='2026'/></w:a>"

    parts = inside(twin("a.docx", docx(word__a_xml=part, word__b_xml="<rsids/>")))

    assert b"first " in parts["word/a.xml"]
    assert b"then last " in parts["word/a.xml"]
    assert b"rsids" not in parts["word/a.xml"]
    assert b"2026" in parts["word/a.xml"]  # a day that nobody's name stands beside
    assert b"rsids" in parts["word/b.xml"]
