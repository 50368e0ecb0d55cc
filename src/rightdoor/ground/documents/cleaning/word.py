"""Word letters (.docx): words and pictures alone, packed anew."""

import posixpath
import re

from rightdoor.ground.documents.cleaning.kinds import Refused, Why
from rightdoor.ground.documents.cleaning.papers import (
    LINKS_KEPT,
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

TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XML_PART = re.compile(r"word/(?:theme/|diagrams/)?[A-Za-z0-9]+\.xml")
RELATIONS = re.compile(r"(?:_rels|word/(?:theme/|diagrams/)?_rels)/[A-Za-z0-9]*(?:\.xml)?\.rels")
PICTURE = re.compile(r"word/media/[A-Za-z0-9_-]+\.(?:png|jpe?g|gif)", re.IGNORECASE)
DROPPED = re.compile(r"(?:docProps|customXml|word/glossary|word/fonts|word/printerSettings)/.+|word/people\.xml")
DROPPED_RELATIONS = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource")
TELLING = ("rsids", "attachedTemplate", "mailMerge", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
           "embedTrueTypeFonts", "saveSubsetFonts", "docVars")  # fmt: skip
COMMANDS = re.compile(r"\b(?:DDEAUTO|DDE|MACROBUTTON)\b", re.IGNORECASE)
REACHING = re.compile(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b")


def cleaned_docx(parts: dict[str, bytes]) -> bytes:
    """The same letter without its writer, its company, its history and its ways out."""
    refuse_macros(list(parts))
    kept = [name for name in parts if not DROPPED.fullmatch(name)]
    if TYPES not in kept or "_rels/.rels" not in kept:
        raise Refused(Why.NOT_AS_NAMED)
    clean = {TYPES: types_of(parts[TYPES], kept)}
    for name in kept:
        if name == TYPES:
            continue
        if RELATIONS.fullmatch(name):
            clean[name] = relations_of(name, parts[name], kept)
        elif XML_PART.fullmatch(name):
            clean[name] = words_of(parts[name])
        elif PICTURE.fullmatch(name):
            clean[name] = picture_of(name, parts[name])
        else:
            raise Refused(Why.HOLDS_OTHERS)
    return packed_anew(clean)


def types_of(part: bytes, kept: list[str]) -> bytes:
    """The list of what each part is; it must be a letter, and must name no macros."""
    tree = read_xml(part)
    said = {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in tree if "PartName" in each.attrib
    }
    if MAIN not in said.values():
        raise Refused(Why.NOT_AS_NAMED)
    if any(word in kind for kind in (each.get("ContentType", "") for each in tree) for word in ("macro", "vba")):
        raise Refused(Why.COMMANDS)
    take_out(tree, lambda one: "PartName" in one.attrib and one.get("PartName", "").lstrip("/") not in kept)
    return write_xml(tree)


def relations_of(name: str, part: bytes, kept: list[str]) -> bytes:
    """What points where: web addresses stay as links, everything else outside is refused or dropped."""
    tree = read_xml(part)
    folder = posixpath.dirname(posixpath.dirname(name))
    take_out(tree, lambda one: local(one.tag) == "Relationship" and not stays(one, folder, kept))
    return write_xml(tree)


def stays(relation: Tree, folder: str, kept: list[str]) -> bool:
    kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
    if kind in DROPPED_RELATIONS:
        return False
    if relation.get("TargetMode") == "External":
        if kind == "hyperlink":
            return bool(LINKS_KEPT.match(target))
        raise Refused(Why.REACHES_OUT)
    whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return whole in kept


def words_of(part: bytes) -> bytes:
    """One part of the letter: the words stay, who wrote which of them and when does not."""
    tree = read_xml(part)
    instructions = [each.text or "" for each in tree.iter("{*}instrText")]
    instructions += [
        value for each in tree.iter("{*}fldSimple") for key, value in each.items() if local(key) == "instr"
    ]
    said = "".join(instructions)
    if COMMANDS.search(said):
        raise Refused(Why.COMMANDS)
    if REACHING.search(said):
        raise Refused(Why.REACHES_OUT)
    take_out(tree, lambda one: local(one.tag) in TELLING)
    for each in tree.iter("{*}*"):
        forget_writer(each)
    return write_xml(tree)


def forget_writer(element: Tree) -> None:
    for key in list(element.attrib):
        name = local(key)
        if name == "author":
            element.set(key, SOMEBODY)
        elif name == "initials":
            element.set(key, "")
        elif name.startswith("rsid") or (
            name in ("date", "dateUtc", "userId", "providerId") and "author" in names(element)
        ):
            del element.attrib[key]


def names(element: Tree) -> set[str]:
    return {local(key) for key in element.attrib}
