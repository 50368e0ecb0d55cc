"""OpenDocument letters (.odt): words and pictures alone, packed anew."""

import re

from rightdoor.ground.documents.cleaning.kinds import Refused, Why
from rightdoor.ground.documents.cleaning.papers import (
    LINKS_KEPT,
    REACHES,
    SOMEBODY,
    Tree,
    local,
    picture_of,
    read_xml,
    refuse_macros,
    take_out,
    write_xml,
)
from rightdoor.ground.documents.cleaning.parcels import packed_anew

LETTER = b"application/vnd.oasis.opendocument.text"
MANIFEST = "META-INF/manifest.xml"
WORDS = ("content.xml", "styles.xml")
PICTURE = re.compile(r"Pictures/[A-Za-z0-9_-]+\.(?:png|jpe?g|gif)", re.IGNORECASE)
DROPPED = re.compile(r"(?:meta|settings)\.xml|manifest\.rdf|layout-cache|(?:Thumbnails|Configurations2|Fonts)/.*")
WRITERS = ("creator", "initial-creator", "creator-initials", "author-name", "author-initials", "sender-firstname",
           "sender-lastname", "sender-initials", "sender-email", "sender-company")  # fmt: skip
COMMANDS = ("event-listener", "event-listeners", "script", "dde-connection", "dde-connection-decl", "applet", "plugin",
            "execute-macro")  # fmt: skip
REACHING = ("table-source", "cell-range-source", "section-source", "database-display", "database-name")


def cleaned_odt(parts: dict[str, bytes]) -> bytes:
    """The same letter without its writer, their machine, its history and its ways out."""
    refuse_macros(list(parts))
    if parts.get("mimetype") != LETTER or not {MANIFEST, "content.xml"} <= set(parts):
        raise Refused(Why.NOT_AS_NAMED)
    kept = [name for name in parts if not DROPPED.fullmatch(name)]
    clean = {"mimetype": LETTER, MANIFEST: manifest_of(parts[MANIFEST], kept)}
    for name in kept:
        if name in clean:
            continue
        if name in WORDS:
            clean[name] = words_of(parts[name])
        elif PICTURE.fullmatch(name):
            clean[name] = picture_of(name, parts[name])
        else:
            raise Refused(Why.HOLDS_OTHERS)
    return packed_anew(clean, plain_first="mimetype")


def manifest_of(part: bytes, kept: list[str]) -> bytes:
    """The list of parts; one that is locked cannot be checked."""
    tree = read_xml(part)
    if any(local(each.tag) == "encryption-data" for each in tree.iter("{*}*")):
        raise Refused(Why.LOCKED)
    take_out(tree, lambda one: local(one.tag) == "file-entry" and path_of(one) not in ("/", *kept))
    return write_xml(tree)


def path_of(entry: Tree) -> str:
    return next((value for key, value in entry.items() if local(key) == "full-path"), "")


def words_of(part: bytes) -> bytes:
    """One part of the letter: the words stay, who wrote which of them and when does not."""
    tree = read_xml(part)
    for each in tree.iter("{*}*"):
        name = local(each.tag)
        if name in COMMANDS:
            raise Refused(Why.COMMANDS)
        if name in REACHING or reaches_out(each):
            raise Refused(Why.REACHES_OUT)
        if name in WRITERS:
            each.text = SOMEBODY
    take_out(tree, lambda one: local(one.tag) in ("date", "date-string") and one.getparent() is not None
             and local(one.getparent().tag) in ("change-info", "annotation"))  # fmt: skip
    take_out(tree, lambda one: local(one.tag) == "a" and not LINKS_KEPT.match(address_of(one)) and not len(one))
    return write_xml(tree)


def address_of(element: Tree) -> str:
    return next((value for key, value in element.items() if local(key) == "href"), "")


def reaches_out(element: Tree) -> bool:
    """Whether opening the letter would fetch something; a link that a person may press is no reaching out."""
    return local(element.tag) != "a" and bool(REACHES.match(address_of(element)))
