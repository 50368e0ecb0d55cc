"""Reading the lines, bodies and partners to which the catalogue points."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rightdoor.pure.rules.catalogue import Contact, Quote
from rightdoor.pure.rules.hours import OpeningHours
from rightdoor.records.directory.entries import Area, County, Document, Entry, Plainly, Reach
from rightdoor.records.directory.toml_files import TomlFile, need, only

CONTACT_KEYS = {
    "kind": str, "name": str, "says": str, "telephone": str, "option": str, "text": str, "always_open": bool,
    "source": str, "quote": str, "document": str, "checked_on": date, "youngest": int, "oldest": int,
    "known_locally": bool,
}  # fmt: skip
AREA_KEYS = {"name": str, "acts": str, "note": str}
UNKNOWN_NUMBER = "The number is not known here. Call 999 in danger, or 111 and choose option 2."
OF_EACH_AREA = (
    ("crisis", "Mental health crisis line", "The area's own line for a mental health crisis."),
    ("childrens_safeguarding", "Children's safeguarding", "The council's team that acts when a child is not safe."),
    (
        "adult_safeguarding",
        "Adult safeguarding",
        "The council's team that acts when someone of 18 or over is not safe.",
    ),
)
ALWAYS = OpeningHours(always=True)


def read_areas(file: TomlFile) -> dict[str, Area]:
    """Every area, with the service that is its acting body where the catalogue has it."""
    for slug, table in file.table.items():
        only(file, table, AREA_KEYS, f"[{slug}]")
        need(file, table, ("name",), f"[{slug}]", near=f"[{slug}]")
    return {slug: Area(slug, **table) for slug, table in file.table.items()}


def read_national(file: TomlFile) -> Iterator[Entry]:
    """The lines that serve all of England."""
    for name, table in file.table.items():
        yield entry_of(file, f"national.{name}", "national", table, None)


def read_partners(file: TomlFile, documents: Mapping[str, Document], checked_on: date) -> Iterator[Entry]:
    """The places to which the documents point."""
    for area, partners in file.table.items():
        for name, table in partners.items():
            key = table.get("document", "")
            if key not in documents:
                raise file.refuse(f"There is no document called '{key}'.", near=f"[{area}.{name}]")
            given = {"kind": "partner", "checked_on": checked_on, "source": documents[key].file, **table}
            yield entry_of(file, f"{area}.{name}", area, given, documents[key])


def entry_of(file: TomlFile, code: str, area: str, table: Mapping[str, Any], document: Document | None) -> Entry:
    """One line or partner."""
    only(file, table, CONTACT_KEYS, code)
    need(file, table, ("kind", "name", "says", "source", "checked_on"), code, near=code.split(".")[1])
    publisher, title = (document.publisher, document.title) if document else ("", "")
    quote = Quote(table["quote"], table["source"], publisher, title) if "quote" in table else None
    reach = [
        Reach(kind, table[kind], table.get("option", ""), quote) for kind in ("telephone", "text") if kind in table
    ]
    always = table.get("always_open", False)
    return Entry(
        code=code,
        kind=table["kind"],
        area=area,
        name=table["name"],
        full_name=table["name"],
        document=document,
        checked_on=table["checked_on"],
        plainly=Plainly(table["says"], "", "", ""),
        reach=tuple(reach),
        hours=ALWAYS if always else None,
        youngest=table.get("youngest"),
        oldest=table.get("oldest"),
        known_locally=table.get("known_locally", True),
        always_open=always,
        source=table["source"],
        quote=quote,
    )


def of_areas(areas: Mapping[str, Area], county: County, checked_on: date) -> Iterator[Entry]:
    """The crisis line and the safeguarding bodies of every area; a number only where the county gave it."""
    for slug, area in areas.items():
        for suffix, name, says in OF_EACH_AREA:
            if suffix == "childrens_safeguarding" and area.acts:
                continue
            code = f"{slug}.{suffix}"
            number = county.telephones.get(code, "")
            yield Entry(
                code=code,
                kind="contact",
                area=slug,
                name=f"{name}, {area.name}",
                full_name=f"{name}, {area.name}",
                document=None,
                checked_on=checked_on,
                plainly=Plainly(says if number else f"{says} {UNKNOWN_NUMBER}", "", "", ""),
                reach=county_reach(county, code),
                youngest=18 if suffix == "adult_safeguarding" else None,
                oldest=17 if suffix == "childrens_safeguarding" else None,
                known_locally=bool(number),
                source=county.file or "Not known: no document holds this number, and the county has given none",
            )


def county_reach(county: County, code: str) -> tuple[Reach, ...]:
    """The numbers and portals that a county gave for a code."""
    given = (
        ("telephone", county.telephones, ""),
        ("telephone", county.out_of_hours, "Out of hours"),
        ("portal", county.portals, ""),
    )
    return tuple(Reach(kind, table[code], label) for kind, table, label in given if code in table)


def to_contact(entry: Entry) -> Contact:
    """A line or partner as the rules see it."""
    return Contact(entry.code, entry.name, entry.plainly.summary, entry.youngest, entry.oldest)
