"""What Word and OpenDocument letters have in common: parts of XML, and pictures."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from lxml import etree

from rightdoor.ground.documents.cleaning.kinds import Refused, Why
from rightdoor.ground.documents.cleaning.pictures import end_of_jpeg, end_of_png, without_camera, without_notes

Tree: TypeAlias = Any  # one element; lxml brings no types
SOMEBODY = "Somebody"
MACROS = re.compile(r"vba|activex|\.bin$|\.ocx$|^basic/|^scripts/|^dialogs/|macro", re.IGNORECASE)
REACHES = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\|\.\./)", re.IGNORECASE)
LINKS_KEPT = re.compile(r"^\s*(?:https?:|mailto:|tel:|#)", re.IGNORECASE)


def read_xml(part: bytes) -> Tree:
    """One part as a tree; what defines words of its own could grow without end, so it is refused."""
    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(part, reader)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(Why.BROKEN) from None
    if tree.getroottree().docinfo.doctype:
        raise Refused(Why.TOO_BIG_INSIDE)
    return tree


def write_xml(tree: Tree) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def local(name: object) -> str:
    """A name without its namespace."""
    return str(name).rpartition("}")[2]


def take_out(tree: Tree, gone: Callable[[Tree], bool]) -> None:
    """Remove elements, and leave the words that follow them."""
    for each in [one for one in tree.iter(etree.Element) if gone(one)]:
        above = each.getparent()
        if above is None:
            continue
        before = each.getprevious()
        if each.tail and before is not None:
            before.tail = (before.tail or "") + each.tail
        elif each.tail:
            above.text = (above.text or "") + each.tail
        above.remove(each)


def picture_of(name: str, part: bytes) -> bytes:
    """A picture in a letter, if it is one, without what the camera noted."""
    if part.startswith(b"\xff\xd8\xff"):
        end_of_jpeg(part)
        return without_camera(part)
    if part.startswith(b"\x89PNG\r\n\x1a\n"):
        end_of_png(part)
        return without_notes(part)
    if part.startswith((b"GIF87a", b"GIF89a")) and name.lower().endswith(".gif"):
        return part
    raise Refused(Why.HOLDS_OTHERS)


def refuse_macros(names: list[str]) -> None:
    """Small programs run when a letter is opened."""
    if any(MACROS.search(name) for name in names):
        raise Refused(Why.COMMANDS)
