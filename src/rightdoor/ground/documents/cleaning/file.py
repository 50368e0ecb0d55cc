"""From a file that somebody sent to one that does no harm; or why not."""

from rightdoor.ground.documents.cleaning.kinds import Kind, Refused, Why, kind_of, words_in
from rightdoor.ground.documents.cleaning.letters import cleaned_pdf
from rightdoor.ground.documents.cleaning.opendocument import cleaned_odt
from rightdoor.ground.documents.cleaning.parcels import read_parts
from rightdoor.ground.documents.cleaning.pictures import cleaned_picture
from rightdoor.ground.documents.cleaning.word import cleaned_docx

LARGEST_AFTER = 20 * 1024 * 1024


def clean(name: str, content: bytes) -> tuple[Kind, bytes]:
    """What it is, and its harmless twin."""
    kind = kind_of(name, content)
    try:
        harmless = twin_of(kind, content)
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001  a hostile file may make a library stumble in ways that nobody has listed
        raise Refused(Why.BROKEN) from None
    if len(harmless) > LARGEST_AFTER:
        raise Refused(Why.TOO_BIG_INSIDE)
    return kind, harmless


def twin_of(kind: Kind, content: bytes) -> bytes:
    match kind:
        case Kind.PDF:
            return cleaned_pdf(content)
        case Kind.JPEG | Kind.PNG:
            return cleaned_picture(kind, content)
        case Kind.DOCX:
            return cleaned_docx(read_parts(content))
        case Kind.ODT:
            return cleaned_odt(read_parts(content))
        case _:
            return (words_in(content) or "").encode()
