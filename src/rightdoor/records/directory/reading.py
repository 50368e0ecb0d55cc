"""The whole catalogue, read once: services, lines, partners, settings, areas and bank holidays."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rightdoor.pure.rules.areas import AREAS
from rightdoor.pure.rules.catalogue import Guide
from rightdoor.pure.rules.clocks import WorkingTime
from rightdoor.pure.rules.holidays import expected_holidays
from rightdoor.pure.rules.refusals import LAST_YEAR
from rightdoor.pure.rules.vocabulary import NEEDS
from rightdoor.records.directory.contacts_reading import (
    county_reach,
    of_areas,
    read_areas,
    read_national,
    read_partners,
    to_contact,
)
from rightdoor.records.directory.county_reading import choices_of, read_county, read_settings
from rightdoor.records.directory.entries import Area, Catalogue, County, Document, Entry
from rightdoor.records.directory.laid_over import Change, holding, laid_over
from rightdoor.records.directory.services_reading import ServiceReader
from rightdoor.records.directory.toml_files import CatalogueRefused, TomlFile, only, read_toml

HERE = Path(__file__).parent / "catalogue"
NOT_SERVICES = ("contacts",)
ADVICE = {
    "kent": ("kent.resilience_hub", "kent.moodspark", "kent.kooth"),
    "anywhere": ("national.childline", "national.shout", "national.gp"),
}
INSTEAD = ("instead", "information", "family")


@dataclass(frozen=True, slots=True)
class Files:
    """Every file of a catalogue."""

    documents: TomlFile
    settings: TomlFile
    holidays: TomlFile
    areas: TomlFile
    needs: TomlFile
    national: TomlFile
    partners: TomlFile
    services: tuple[TomlFile, ...]

    def all(self) -> tuple[TomlFile, ...]:
        """All of them, in a fixed order."""
        return (
            self.documents, self.settings, self.holidays, self.areas, self.needs, self.national, self.partners,
            *self.services,
        )  # fmt: skip


def read_files(folder: Path) -> Files:
    """Read a catalogue's folder."""

    def one(name: str) -> TomlFile:
        return read_toml(folder / name, name=name)

    paths = sorted(path for path in folder.glob("*/*.toml") if path.parent.name not in NOT_SERVICES)
    return Files(
        one("documents.toml"),
        one("settings.toml"),
        one("holidays.toml"),
        one("areas.toml"),
        one("needs.toml"),
        one("contacts/national.toml"),
        one("contacts/partners.toml"),
        tuple(one(str(path.relative_to(folder).as_posix())) for path in paths),
    )


@lru_cache(maxsize=8)
def read_county_of(path: str, folder: Path) -> County:
    """A county's file beside a catalogue's settings."""
    file = read_toml(folder / "settings.toml", name="settings.toml")
    return read_county(Path(path) if path else None, read_settings(file), choices_of(file))


def county() -> County:
    """What the county that runs this copy has decided (`RIGHTDOOR_COUNTY` names its file)."""
    return read_county_of(os.environ.get("RIGHTDOOR_COUNTY", ""), HERE)


def catalogue() -> Catalogue:
    """The catalogue of this copy, with the county's own settings and numbers, and with the changes that hold."""
    return catalogue_with(holding())


def catalogue_with(changes: tuple[Change, ...]) -> Catalogue:
    """The catalogue of this copy with these changes.  Raises CatalogueRefused where one of them cannot be read."""
    return read_catalogue(os.environ.get("RIGHTDOOR_COUNTY", ""), HERE, changes)


def section_of_file(service: str, section: str) -> list[Mapping[str, Any]]:
    """A section of a service as it stands in its file, before any change; none where it has none."""
    file = next((one for one in read_files(HERE).services if one.table["code"] == service), None)
    return [] if file is None else list(file.table.get(section, ()))


@lru_cache(maxsize=24)  # a preview and a day to come are read beside the one that holds
def read_catalogue(county_path: str, folder: Path, changes: tuple[Change, ...] = ()) -> Catalogue:
    """Read a catalogue, or refuse with the file and the line of what is wrong."""
    as_shipped = read_files(folder)
    files = replace(as_shipped, services=tuple(laid_over(file, changes) for file in as_shipped.services))
    decided = read_county_of(county_path, folder)
    documents = {key: Document(key, **table) for key, table in files.documents.table.items()}
    working_time = read_working_time(files.holidays, decided)
    areas = read_areas(files.areas)
    readers = [ServiceReader(file, documents, decided.settings, working_time) for file in files.services]
    readers.sort(key=lambda reader: reader.table["order"])
    services = tuple(reader.service() for reader in readers)
    checked_on: date = files.holidays.table["checked_on"]
    others = [
        *read_national(files.national),
        *of_areas(areas, decided, checked_on),
        *read_partners(files.partners, documents, checked_on),
    ]
    entries = {entry.code: with_county(entry, decided) for entry in (*(one.entry() for one in readers), *others)}
    check_codes(files, entries)
    return Catalogue(
        version=version_of(as_shipped, decided, changes),
        services=services,
        settings=decided.settings,
        contacts={entry.code: to_contact(entry) for entry in others},
        guide=guide_of(files.needs, areas, entries),
        entries=entries,
        areas=areas,
        need_words={need: str(table["says"]) for need, table in files.needs.table.items()},
        working_time=working_time,
    )


def with_county(entry: Entry, decided: County) -> Entry:
    """A service with the numbers that the county gave for it."""
    if entry.kind != "service":
        return entry
    return replace(entry, reach=(*entry.reach, *county_reach(decided, entry.code)))


def read_working_time(file: TomlFile, decided: County) -> WorkingTime:
    """Working days, office hours and the bank holidays of England; after the table's last year by the law's rule."""
    only(file, file.table, {"confirmed_to": date, "source": str, "checked_on": date, "days": dict}, "the bank holidays")
    try:
        days = [date.fromisoformat(f"{year}-{day}") for year, row in file.table["days"].items() for day in row]
    except ValueError as error:
        raise file.refuse(f"A bank holiday is not a day of the year: {error}.", near="[days]") from None
    last = max((day.year for day in days), default=LAST_YEAR)
    days += [day for year in range(last + 1, LAST_YEAR + 1) for day in expected_holidays(year)]
    return WorkingTime(frozenset(days), file.table["confirmed_to"], decided.office_opens, decided.office_closes)


def check_codes(files: Files, entries: Mapping[str, Entry]) -> None:
    """Refuse a code that is used twice, and a pathway that leads nowhere."""
    by_code: dict[str, TomlFile] = {}
    for file in files.services:
        code = file.table["code"]
        if code in by_code:
            raise file.refuse(f"'{code}' is already the code of {by_code[code].name}.", near="code")
        by_code[code] = file
        if file.table["area"] not in AREAS:
            raise file.refuse(f"'{file.table['area']}' is not an area.", near="area")
        for edge in (
            *(one["to"] for one in file.table.get("onward", ())),
            *(one["from"] for one in file.table.get("inward", ())),
            *(one["run_by"] for one in file.table.get("programme", ()) if "run_by" in one),
        ):
            if edge not in entries:
                raise file.refuse(f"The pathway to '{edge}' leads nowhere.", near=edge)


def guide_of(file: TomlFile, areas: Mapping[str, Area], entries: Mapping[str, Entry]) -> Guide:
    """Where people can turn: the acting bodies, and a step for every need in every area."""
    missing = [need for need in NEEDS if need not in file.table]
    if missing:
        raise CatalogueRefused(file.name, 1, f"The need '{missing[0]}' has no next step.")
    by_area: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, table in file.table.items():
        for key, codes in table.items():
            if key != "says":
                check_steps(file, name, codes, entries)
            if key not in ("says", "anywhere"):
                by_area[name, key] = tuple(codes)
    return Guide(
        bodies={slug: area.acts for slug, area in areas.items() if area.acts},
        anywhere={need: tuple(table["anywhere"]) for need, table in file.table.items()},
        by_area=by_area,
        without_agreement=ADVICE,
        pathways={
            code: tuple(edge.to for edge in entry.onward if edge.when in INSTEAD)
            for code, entry in entries.items()
            if entry.onward
        },
    )


def check_steps(file: TomlFile, need: str, codes: Iterable[str], entries: Mapping[str, Entry]) -> None:
    """Refuse a step that leads nowhere."""
    for code in codes:
        if code not in entries:
            raise file.refuse(f"The step '{code}' of '{need}' leads nowhere.", near=code, after=f"[{need}]")


def version_of(files: Files, decided: County, changes: tuple[Change, ...] = ()) -> str:
    """A short hash over everything that can change an answer or a page."""
    digest = hashlib.sha256()
    for name, text in (
        *((file.name, file.text) for file in files.all()),
        *((one.name, one.written) for one in changes),
    ):
        digest.update(f"{name}\0{text}\0".encode())
    changing = [field for field in decided.__slots__ if field != "reviewed"]  # who read a list changes no answer
    digest.update(repr(sorted((field, repr(getattr(decided, field))) for field in changing)).encode())
    return digest.hexdigest()[:12]
