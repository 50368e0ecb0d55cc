"""Files for tests, made here: harmless ones, and every kind of hostile one that we know."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from rightdoor.ground.documents.cleaning.file import clean
from rightdoor.ground.documents.cleaning.kinds import Refused

CANARY = "Wrenfield-canary"
WORD_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "{more}</Types>"
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = f'<core xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CANARY}</dc:creator></core>'
ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
M = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
ODT = "application/vnd.oasis.opendocument.text"


def zipped(parts: dict[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, inside in parts.items():
            parcel.writestr(name, inside, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


WORD_RELATIONS = "word/_rels/document.xml.rels"


def docx(
    words: str = "<w:r><w:t>Dear all</w:t></w:r>", *, types: str = "", points_to: str = "", **more: str | bytes
) -> bytes:
    """A Word letter; *more* are further parts, with two underscores for a slash and one for a full stop."""
    document = f"<w:document {W}><w:body><w:p>{words}</w:p></w:body></w:document>"
    parts = {
        "[Content_Types].xml": WORD_TYPES.format(more=types),
        "_rels/.rels": WORD_ROOT,
        "word/document.xml": document,
        "docProps/core.xml": CORE,
    }
    if points_to:
        parts[WORD_RELATIONS] = points_to
    return zipped(parts | {name.replace("__", "/").replace("_", "."): inside for name, inside in more.items()})


def odt(words: str = "<text:p>Dear all</text:p>", *, manifest: str = "", **more: str | bytes) -> bytes:
    content = f"<office:document-content {ODT_NAMES}><office:body>{words}</office:body></office:document-content>"
    listed = (
        f'<m:manifest {M}><m:file-entry m:full-path="/" m:media-type="{ODT}"/>'
        f'<m:file-entry m:full-path="meta.xml" m:media-type="text/xml"/>{manifest}</m:manifest>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": ODT,
        "content.xml": content,
        "meta.xml": f"<meta>{CANARY}</meta>",
        "META-INF/manifest.xml": listed,
    }
    return zipped(
        parts | {name.replace("__", "/").replace("_", "."): inside for name, inside in more.items()},
        stored=("mimetype",),
    )


def jpeg(size: tuple[int, int] = (40, 30), *, exif: bool = False, comment: bytes = b"") -> bytes:
    out, about = BytesIO(), Image.Exif()
    if exif:
        about[0x010E] = CANARY  # a description
        about[0x0112] = 6  # lying on its side
        about.get_ifd(0x8825)[2] = (51.0, 16.0, 12.0)  # where it was taken
    Image.new("RGB", size, (200, 90, 40)).save(out, "JPEG", exif=about if exif else b"", comment=comment)
    return out.getvalue()


def png(size: tuple[int, int] = (40, 30), mode: str = "RGB", *, note: str = "") -> bytes:
    out, notes = BytesIO(), PngInfo()
    if note:
        notes.add_text("Author", note)
    Image.new(mode, size).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def pdf(change=None, **saving: object) -> bytes:
    """A page; *change* may do to it what it likes."""
    out = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = CANARY
        with made.open_metadata() as about:
            about["dc:title"] = CANARY
        if change is not None:
            change(made)
        made.save(out, **saving)
    return out.getvalue()


def bomb_png(side: int = 30_000) -> bytes:
    """Small to send, gigabytes to draw."""
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG", optimize=True)
    return out.getvalue()


def refused(name: str, content: bytes) -> str:
    """Why a file is refused; that it is kept is a failure."""
    with pytest.raises(Refused) as told:
        clean(name, content)
    return told.value.why.value


def twin(name: str, content: bytes) -> bytes:
    """What is kept of it."""
    return clean(name, content)[1]


def inside(content: bytes) -> dict[str, bytes]:
    """Every part of a zip."""
    with zipfile.ZipFile(BytesIO(content)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


HARMLESS = {
    "letter.pdf": pdf(),
    "photo.jpg": jpeg(exif=True),
    "photo.jpeg": jpeg(),
    "screen.png": png(),
    "letter.docx": docx(),
    "letter.odt": odt(),
    "words.txt": "Dear all, it's about Café Wren.\r\n".encode(),
}
