"""Reading what a county decides for itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from rightdoor.pure.rules.areas import AREAS
from rightdoor.pure.rules.catalogue import Setting
from rightdoor.records.directory.entries import PRIORITIES, REVIEWED, County
from rightdoor.records.directory.toml_files import TomlFile, only, read_toml

COUNTY_KEYS = {
    "name": str, "areas": list, "exit_site": str, "front_door_telephone": str, "pilot_schools": list, "office": dict,
    "on_call": dict, "responses": dict, "telephones": dict, "out_of_hours": dict, "portals": dict, "settings": dict,
    "priorities": dict, "reviewed": dict, "messages": dict, "complaints": dict,
}  # fmt: skip
SETTING_KEYS = {
    "code": str, "question": str, "default": str, "firm": bool, "number": int, "choice": str, "choices": list,
    "says": str, "comes_first": bool,
}  # fmt: skip
READINGS = ("eligible", "not_eligible", "ask")
ON_CALL = ("rota", "emergency_lines_first")


def read_settings(file: TomlFile) -> dict[str, Setting]:
    """The open questions with the readings that come with the product."""
    found = {}
    for name, table in file.table.items():
        only(file, table, SETTING_KEYS, f"[{name}]")
        default = table.get("default")
        if default is not None and default not in READINGS:
            raise file.refuse(
                f"'default' of [{name}] can be: {', '.join(READINGS)}.", near="default", after=f"[{name}]"
            )
        found[name] = Setting(
            name=name,
            code=table["code"],
            question=table["question"],
            default=None if default == "ask" else default,
            firm=table.get("firm", False),
            number=table.get("number"),
            choice=table.get("choice"),
            says=table.get("says", ""),
            comes_first=table.get("comes_first", False),
        )
    return found


def choices_of(file: TomlFile) -> dict[str, tuple[str, ...]]:
    """What each setting that is a choice may be."""
    return {name: tuple(table.get("choices", ())) for name, table in file.table.items()}


def read_county(path: Path | None, settings: Mapping[str, Setting], choices: Mapping[str, tuple[str, ...]]) -> County:
    """A county's own file, checked against the questions that there are."""
    if path is None:
        return County(settings=dict(settings))
    file = read_toml(path, name=path.name)
    table = file.table
    only(file, table, COUNTY_KEYS, "the county file")
    office = table.get("office", {})
    county = County(
        areas=tuple(known_area(file, area) for area in table.get("areas", County.areas_by_default())),
        office_opens=clock_time(file, office.get("opens", "09:00")),
        office_closes=clock_time(file, office.get("closes", "17:00")),
        on_call=by_area(file, table.get("on_call", {}), ON_CALL),
        responses=by_area(file, table.get("responses", {})),
        messages=by_area(file, table.get("messages", {}), where="[messages]"),
        complaints=by_area(file, table.get("complaints", {}), where="[complaints]"),
        telephones=filled(table.get("telephones", {})),
        out_of_hours=filled(table.get("out_of_hours", {})),
        portals=filled(table.get("portals", {})),
        pilot_schools=tuple(table.get("pilot_schools", ())),
        priorities={**PRIORITIES, **hours_of(file, table.get("priorities", {}))},
        reviewed=days_of(file, table.get("reviewed", {})),
        settings=overridden(file, table.get("settings", {}), settings, choices),
        file=path.name,
    )
    words = {name: table[name] for name in ("name", "exit_site", "front_door_telephone") if name in table}
    return replace(county, **words)


def hours_of(file: TomlFile, table: Mapping[str, Any]) -> dict[str, int]:
    """Hours for each priority that the county has changed."""
    for name, value in table.items():
        if name not in PRIORITIES:
            raise file.refuse(f"'{name}' can be: {', '.join(PRIORITIES)}.", near=name, after="[priorities]")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise file.refuse(f"'{name}' needs a number of hours.", near=name, after="[priorities]")
    return dict(table)


def days_of(file: TomlFile, table: Mapping[str, Any]) -> dict[str, date]:
    """The day on which each list of words was last reviewed."""
    only(file, table, dict.fromkeys(REVIEWED, date), "[reviewed]")
    return {name: date(day.year, day.month, day.day) for name, day in table.items()}


def filled(table: Mapping[str, Any]) -> dict[str, str]:
    """The lines of a table that hold something."""
    return {code: str(value).strip() for code, value in table.items() if str(value).strip()}


def known_area(file: TomlFile, area: str) -> str:
    """An area that exists."""
    if area not in AREAS:
        raise file.refuse(f"'{area}' is not the slug of an upper-tier authority of England.", near=str(area))
    return area


def by_area(
    file: TomlFile, table: Mapping[str, Any], allowed: tuple[str, ...] = (), where: str = "[responses]"
) -> dict[str, Any]:
    """One value for each area."""
    for area, value in table.items():
        known_area(file, area)
        if allowed and value not in allowed:
            raise file.refuse(f"'{value}' can be: {', '.join(allowed)}.", near=area)
        if not allowed and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise file.refuse(f"'{area}' needs a number of working days.", near=area, after=where)
    return dict(table)


def clock_time(file: TomlFile, written: str) -> time:
    """A time such as 09:00."""
    try:
        return time.fromisoformat(written)
    except (ValueError, TypeError):
        raise file.refuse(f"'{written}' is not a time such as \"09:00\".", near=str(written)) from None


def overridden(
    file: TomlFile, table: Mapping[str, Any], settings: Mapping[str, Setting], choices: Mapping[str, tuple[str, ...]]
) -> dict[str, Setting]:
    """The settings, with the county's own readings in place of those that came with the product."""
    found = dict(settings)
    for name, value in table.items():
        if name not in settings:
            raise file.refuse(f"There is no setting called '{name}'. docs/settings.md lists them.", near=name)
        found[name] = with_value(file, settings[name], value, choices.get(name, ()))
    return found


def with_value(file: TomlFile, setting: Setting, value: Any, choices: tuple[str, ...]) -> Setting:
    """One setting with a county's own value."""
    wrong = file.refuse(f"'{setting.name}' cannot be {value!r}.", near=setting.name, after="[settings]")
    if setting.number is not None:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise wrong
        return replace(setting, number=value)
    if setting.choice is not None:
        if value not in choices:
            raise file.refuse(f"'{setting.name}' can be: {', '.join(choices)}.", near=setting.name, after="[settings]")
        return replace(setting, choice=value)
    table = value if isinstance(value, dict) else {"default": value}
    default, firm = table.get("default"), table.get("firm", setting.firm)
    if default not in READINGS or not isinstance(firm, bool) or set(table) - {"default", "firm"}:
        raise wrong
    return replace(setting, default=None if default == "ask" else default, firm=firm and default != "ask")
