"""Pictures: drawn anew from their dots, so that neither place nor camera nor anything hidden comes along."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from rightdoor.ground.documents.cleaning.kinds import Kind, Refused, Why, refuse_tail

MOST_DOTS = 30_000_000
LONGEST_SIDE = 4096  # a photographed page is still legible
FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG"}
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
KEPT_PARTS = {0xE0, 0xEE}  # what a decoder needs to know of colours; every other APPn is about the camera


def cleaned_picture(kind: Kind, content: bytes) -> bytes:
    """The same picture and nothing else."""
    end = end_of_jpeg(content) if kind is Kind.JPEG else end_of_png(content)
    refuse_tail(content[end:])
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # notes about the camera that cannot be read go anyway
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content[:end]), formats=[FORMATS[kind]]) as picture:
                return drawn_anew(picture, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(Why.TOO_BIG_INSIDE) from None
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, ZeroDivisionError):
        raise Refused(Why.BROKEN) from None  # the many ways in which Pillow says that it cannot read on


def drawn_anew(picture: Image.Image, kind: Kind) -> bytes:
    """Upright, at most so large, as dots alone."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):  # scanners' sixteen shades to a bit; a plain conversion would leave it white
        upright = upright.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    see_through = kind is Kind.PNG and (upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info)
    dots = upright.convert("RGBA" if see_through else "L" if upright.mode in ("1", "L") else "RGB")
    bare = Image.new(dots.mode, dots.size)
    bare.paste(dots)
    out = BytesIO()
    bare.save(out, FORMATS[kind], **({"quality": 90} if kind is Kind.JPEG else {}))
    return out.getvalue()


def end_of_jpeg(content: bytes) -> int:
    """Where the picture ends, whatever else stands behind it."""
    place = 2
    while True:
        place, mark = next_mark(content, place)
        if mark == 0xD9:
            return place
        if mark not in WITHOUT_LENGTH:
            place += length_at(content, place)


def next_mark(content: bytes, place: int) -> tuple[int, int]:
    """The next mark and the place behind it; dots of the picture are passed over."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            raise Refused(Why.BROKEN)
        mark = content[place + 1]
        if mark not in (0x00, 0xFF):
            return place + 2, mark
        place += 1 if mark == 0xFF else 2


def length_at(content: bytes, place: int) -> int:
    """How long the part is that begins here."""
    length = int.from_bytes(content[place : place + 2], "big")
    if length < 2 or place + length > len(content):
        raise Refused(Why.BROKEN)
    return length


def end_of_png(content: bytes) -> int:
    """Where the picture ends, whatever else stands behind it."""
    for name, _start, end in png_parts(content):
        if name == b"IEND":
            return end
    raise Refused(Why.BROKEN)


def png_parts(content: bytes) -> list[tuple[bytes, int, int]]:
    """Each part's name, where it begins and where it ends; up to the end of the picture."""
    parts: list[tuple[bytes, int, int]] = []
    place = 8
    while place + 12 <= len(content) and (not parts or parts[-1][0] != b"IEND"):
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if end > len(content):
            raise Refused(Why.BROKEN)
        parts.append((content[place + 4 : place + 8], place, end))
        place = end
    return parts


def without_camera(content: bytes) -> bytes:
    """A JPEG inside another file: the same dots, without what the camera noted."""
    kept, place = [content[:2]], 2
    while True:
        start = place
        place, mark = next_mark(content, place)
        if mark == 0xDA:  # from here on it is the picture
            return b"".join(kept) + content[start : end_of_jpeg(content)]
        end = place if mark in WITHOUT_LENGTH else place + length_at(content, place)
        if (mark not in range(0xE0, 0xF0) and mark != 0xFE) or mark in KEPT_PARTS:
            kept.append(content[start:end])
        place = end


def without_notes(content: bytes) -> bytes:
    """A PNG inside another file: the same dots, without words, times and places."""
    kept = [content[start:end] for name, start, end in png_parts(content) if name not in NOTES]
    return content[:8] + b"".join(kept)


NOTES = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
