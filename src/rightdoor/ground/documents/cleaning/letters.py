"""PDF: written anew without scripts, hidden files, commands to the reader's machine, and notes about who wrote it."""

import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from rightdoor.ground.documents.cleaning.kinds import Refused, Why, refuse_tail
from rightdoor.ground.documents.cleaning.pictures import without_camera

MOST_OBJECTS = 60_000
MOST_PAGES = 300
MOST_INSIDE = 300 * 1024 * 1024  # what all its streams may become together
DEEPEST = 60
TAIL_ALLOWED = 1024
GONE = (
    "/OpenAction", "/AA", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/RichMediaContent",
    "/RichMediaSettings", "/Metadata", "/PieceInfo", "/Collection", "/Perms", "/DSS", "/Renditions",
)  # fmt: skip
WHERE_ACTIONS_STAND = ("/A", "/PA", "/Next")
ACTIONS_KEPT = ("/GoTo", "/Named", "/URI")
LINKS_KEPT = (b"http://", b"https://", b"mailto:", b"tel:")
NOTES_GONE = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
FLATE = ("/FlateDecode", "/Fl")


def cleaned_pdf(content: bytes) -> bytes:
    """The same pages; what acts, hides or tells is gone, and that is looked at again."""
    tail = content[content.rfind(b"%%EOF") + 5 :] if b"%%EOF" in content else b""
    refuse_tail(tail)
    if len(tail) > TAIL_ALLOWED:
        raise Refused(Why.TWO_IN_ONE)
    clean = written_anew(content)
    with opened(clean) as again:
        if any(needs_cleaning(thing) for thing in things(again)):
            raise Refused(Why.COMMANDS)
    return clean


def opened(content: bytes) -> Pdf:
    """The file, where it can be read without a password."""
    try:
        return pikepdf.open(BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refused(Why.LOCKED) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise Refused(Why.BROKEN) from None


def written_anew(content: bytes) -> bytes:
    with opened(content) as pdf:
        try:
            if len(pdf.objects) > MOST_OBJECTS or not 0 < len(pdf.pages) <= MOST_PAGES:
                raise Refused(Why.TOO_BIG_INSIDE)
            measure(pdf)
            for thing in things(pdf):
                clean(thing)
            del pdf.docinfo
            out = BytesIO()
            pdf.save(out, encryption=False, deterministic_id=True, fix_metadata_version=False)
        except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, zlib.error):
            raise Refused(Why.BROKEN) from None
        return out.getvalue()


def things(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and list in the file, whoever points at it."""
    for each in [pdf.trailer, *pdf.objects]:
        yield from inside(each, 0)


def inside(thing: Object, depth: int) -> Iterator[Object]:
    if depth > DEEPEST:
        raise Refused(Why.BROKEN)
    if isinstance(thing, Dictionary | Stream):
        yield thing
        children = [child for _key, child in thing.items()]
    elif isinstance(thing, Array):
        yield thing
        children = list(thing)
    else:
        return
    for child in children:
        if isinstance(child, Object) and not child.is_indirect:
            yield from inside(child, depth + 1)


def clean(thing: Object) -> None:
    """Take out of one dictionary or list what acts, hides or tells."""
    if isinstance(thing, Array):
        for place in reversed([place for place, each in enumerate(thing) if is_note_gone(each)]):
            del thing[place]
        return
    for key in keys_to_go(thing):
        del thing[key]
    if isinstance(thing, Stream) and filters_of(thing) == ["/DCTDecode"]:
        raw = thing.read_raw_bytes()
        if raw.startswith(b"\xff\xd8\xff"):
            colours = thing.get("/DecodeParms")
            thing.write(without_camera(raw), filter=Name.DCTDecode)
            if colours is not None:
                thing["/DecodeParms"] = colours


def needs_cleaning(thing: Object) -> bool:
    if isinstance(thing, Array):
        return any(is_note_gone(each) for each in thing)
    return bool(keys_to_go(thing))


def keys_to_go(thing: Object) -> list[str]:
    present = set(thing.keys())
    gone = [key for key in GONE if key in present]
    return gone + [key for key in WHERE_ACTIONS_STAND if key in present and is_action_gone(thing[key])]


def is_action_gone(action: object) -> bool:
    """Only moving about in the file and opening a web address, an e-mail or a number stays."""
    if isinstance(action, Array):
        return any(is_action_gone(each) for each in action)
    if not isinstance(action, Dictionary) or "/S" not in action:
        return False
    if str(action["/S"]) == "/URI":
        return not bytes(action.get("/URI", b"")).strip().lower().startswith(LINKS_KEPT)
    return str(action["/S"]) not in ACTIONS_KEPT


def is_note_gone(thing: object) -> bool:
    return isinstance(thing, Dictionary) and "/Subtype" in thing and str(thing["/Subtype"]) in NOTES_GONE


def filters_of(stream: Stream) -> list[str]:
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(each) for each in found] if isinstance(found, Array) else [str(found)]


def measure(pdf: Pdf) -> None:
    """Refuse a file whose streams would grow beyond all bounds when they are opened."""
    room = MOST_INSIDE
    for each in pdf.objects:
        if isinstance(each, Stream):
            filters = filters_of(each)
            if sum(name in FLATE for name in filters) > 1:
                raise Refused(Why.TOO_BIG_INSIDE)
            if filters and filters[0] in FLATE:
                room -= grown(each.read_raw_bytes(), room)


def grown(raw: bytes, room: int) -> int:
    """How many bytes come out, a piece at a time, and never more than there is room for."""
    machine, total = zlib.decompressobj(), 0
    while raw and not machine.eof:
        try:
            piece = machine.decompress(raw, 1024 * 1024)
        except zlib.error:  # damaged; its reader will stop here too
            break
        total, raw = total + len(piece), machine.unconsumed_tail
        if total > room:
            raise Refused(Why.TOO_BIG_INSIDE)
    return total
