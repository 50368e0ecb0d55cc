"""Zips, which office letters are: read only where nothing in them is hidden, doubled, or far larger than it looks."""

import re
import zipfile
import zlib
from io import BytesIO

from rightdoor.ground.documents.cleaning.kinds import ZIP_END, Refused, Why

MOST_PARTS = 500
MOST_INSIDE = 60 * 1024 * 1024
GROWS_AT_MOST = 200  # times; ordinary letters grow twenty to forty times
SMALL = 200_000  # below this any growth is harmless
SLACK = 64  # between two parts: what a writer that does not know the size beforehand adds
HEAD = 30
END = 22
SAFE_NAME = re.compile(r"(?:[\w\[\]. -]+/)*[\w\[\]. -]+/?", re.ASCII)
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"%PDF-",
          b"MZ", b"\x7fELF", b"#!")  # fmt: skip
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def read_parts(content: bytes) -> dict[str, bytes]:
    """Every part by its name."""
    if content[-END : -END + 4] != ZIP_END or content[-2:] != b"\0\0":
        raise Refused(Why.TWO_IN_ONE)  # something stands behind its end
    try:
        with zipfile.ZipFile(BytesIO(content)) as parcel:
            infos = parcel.infolist()
            look_over(infos, content)
            return {info.filename: part_of(parcel, info) for info in infos if not info.is_dir()}
    # all that the library raises of a parcel that is cut short, encrypted or made to break it: whoever sent it is told
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError, RuntimeError):
        raise Refused(Why.BROKEN) from None


def look_over(infos: list[zipfile.ZipInfo], content: bytes) -> None:
    """What its table of contents says, before anything is unpacked."""
    names = [info.filename.lower() for info in infos]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_INSIDE:
        raise Refused(Why.TOO_BIG_INSIDE)
    if any(info.file_size > SMALL and info.file_size > GROWS_AT_MOST * info.compress_size for info in infos):
        raise Refused(Why.TOO_BIG_INSIDE)
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refused(Why.LOCKED)
    if len(set(names)) != len(names) or not all(is_safe(info) for info in infos):
        raise Refused(Why.BROKEN)
    refuse_gaps(infos, content)


def is_safe(info: zipfile.ZipInfo) -> bool:
    """A plain name that leads nowhere else, packed in one of the two ordinary ways."""
    ordinary = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    plain = SAFE_NAME.fullmatch(info.filename) is not None and info.filename == info.orig_filename
    return ordinary and plain and ".." not in info.filename.split("/")


def refuse_gaps(infos: list[zipfile.ZipInfo], content: bytes) -> None:
    """Parts that overlap are a bomb; room between them hides something."""
    directory = int.from_bytes(content[-END + 16 : -END + 20], "little")
    place = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        gap = info.header_offset - place
        if gap < 0:
            raise Refused(Why.TOO_BIG_INSIDE)
        if gap > (SLACK if place else 0):
            raise Refused(Why.TWO_IN_ONE)
        head = content[info.header_offset : info.header_offset + HEAD]
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        place = info.header_offset + HEAD + lengths + info.compress_size
    if not 0 <= directory - place <= SLACK:
        raise Refused(Why.TWO_IN_ONE)


def part_of(parcel: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One part, never longer than the table of contents said; no parcel within a parcel."""
    with parcel.open(info) as part:
        inside = part.read(info.file_size)
        if len(inside) != info.file_size or part.read(1):
            raise Refused(Why.BROKEN)
    if inside.startswith(PACKED):
        raise Refused(Why.HOLDS_OTHERS)
    return inside


def packed_anew(parts: dict[str, bytes], *, plain_first: str = "") -> bytes:
    """A fresh zip of these parts, without times, comments or anything between them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        for name, inside in parts.items():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_STORED if name == plain_first else zipfile.ZIP_DEFLATED
            parcel.writestr(info, inside)
    return out.getvalue()
