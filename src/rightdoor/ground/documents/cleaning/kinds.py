"""What a file may be, told by its content; its name must say the same."""

import re
import unicodedata
from enum import StrEnum

import puremagic

LARGEST_TEXT = 1024 * 1024
ZIP_END = b"PK\x05\x06"
ZIP_TAIL = 65_600  # the end of a zip, with the longest comment it may have


LINES = "\t\r\n\f"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Kind(StrEnum):
    """The kinds of file that can be made harmless here."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    DOCX = "docx"
    ODT = "odt"
    TXT = "txt"


class Why(StrEnum):
    """Why a file was not kept."""

    OTHER_KIND = "other_kind"
    OTHER_PHOTO = "other_photo"
    NOT_AS_NAMED = "not_as_named"
    TWO_IN_ONE = "two_in_one"
    BROKEN = "broken"
    LOCKED = "locked"
    COMMANDS = "commands"
    HOLDS_OTHERS = "holds_others"
    REACHES_OUT = "reaches_out"
    TOO_BIG_INSIDE = "too_big_inside"


class Refused(Exception):
    """A file that is not kept, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


ENDINGS = {
    "pdf": Kind.PDF, "jpg": Kind.JPEG, "jpeg": Kind.JPEG, "png": Kind.PNG, "docx": Kind.DOCX, "odt": Kind.ODT,
    "txt": Kind.TXT,
}  # fmt: skip
OTHER_PHOTOS = frozenset({"heic", "heif", "gif", "webp", "bmp", "tif", "tiff", "avif", "svg"})
SECOND_OPINION = {
    Kind.PDF: {".pdf"},
    Kind.JPEG: {".jpg", ".jpeg"},
    Kind.PNG: {".png"},
    Kind.DOCX: {".docx"},
    Kind.ODT: {".odt", ".docx"},  # it tells one zip from another by its first bytes alone
}
ODT_FIRST = b"mimetypeapplication/vnd.oasis.opendocument.text"
MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|img|object|embed|\?xml|\?php)\b", re.IGNORECASE)
ANOTHER = re.compile(
    rb"PK\x03\x04|PK\x05\x06|%PDF-|Rar!|7z\xbc\xaf\x27\x1c|\xd0\xcf\x11\xe0\xa1\xb1|\x7fELF|GIF8[79]a", re.IGNORECASE
)


def kind_of(name: str, content: bytes) -> Kind:
    """What a file is, where its name and its content say the same and say it once."""
    ending = name.rpartition(".")[2].lower()
    if ending in OTHER_PHOTOS:
        raise Refused(Why.OTHER_PHOTO)
    named = ENDINGS.get(ending)
    if named is None or "." not in name:
        raise Refused(Why.OTHER_KIND)
    if found_in(content) is not named:
        raise Refused(Why.LOCKED if is_locked_office(named, content) else Why.NOT_AS_NAMED)
    refuse_two_in_one(named, content)
    if named is not Kind.TXT and not second_opinion(content) & SECOND_OPINION[named]:
        raise Refused(Why.NOT_AS_NAMED)
    return named


def found_in(content: bytes) -> Kind | None:
    """The kind by the very first bytes; what has none of them is text if it reads as text."""
    if content.startswith(b"%PDF-"):
        return Kind.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content.startswith(b"PK\x03\x04"):
        return Kind.ODT if content[30:].startswith(ODT_FIRST) else Kind.DOCX
    return Kind.TXT if words_in(content) is not None else None


def is_locked_office(named: Kind, content: bytes) -> bool:
    """A Word letter with a password is wrapped in the container of its forebears."""
    return named is Kind.DOCX and content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def second_opinion(content: bytes) -> set[str]:
    """What a library of signatures takes it for."""
    try:
        return {match.extension for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return set()


def refuse_two_in_one(kind: Kind, content: bytes) -> None:
    """A file that some program would open as something else."""
    if MARKUP.search(content[:1024]):
        raise Refused(Why.TWO_IN_ONE)
    if kind not in (Kind.DOCX, Kind.ODT) and ZIP_END in content[-ZIP_TAIL:]:
        raise Refused(Why.TWO_IN_ONE)


def refuse_tail(tail: bytes) -> None:
    """What stands behind the end: a camera's own leavings are dropped, another file is refused."""
    if ANOTHER.search(tail) or MARKUP.search(tail) or tail[:2] in (b"MZ", b"#!"):
        raise Refused(Why.TWO_IN_ONE)


def stands_in_letters(letter: str) -> bool:
    """No control characters but those of lines, and nothing that turns the order of letters round."""
    return letter in LINES or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in TURNING)


def words_in(content: bytes) -> str | None:
    """Plain text; None where it holds what no text holds."""
    if len(content) > LARGEST_TEXT:
        return None
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"), (b"", "cp1252")):
        if not content.startswith(mark):
            continue
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return words if all(map(stands_in_letters, words)) else None
    return None
