"""The data-protection basis of each activity, read from bases.toml: the third of three things that are kept apart."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DataBasis:
    """On which law one activity keeps and uses what is known."""

    code: str
    title: str
    data: str
    article_6: str
    article_9: str
    law: str
    source: str
    checked: bool  # by the county's data protection officer
    services: tuple[str, ...] = ()


@cache
def data_bases() -> tuple[DataBasis, ...]:
    """Every activity, in the order of the file."""
    told = tomllib.loads(files("rightdoor.records.agreements").joinpath("bases.toml").read_text(encoding="utf-8"))
    return tuple(DataBasis(**one | {"services": tuple(one.get("services", ()))}) for one in told["activity"])


def basis_for(service: str) -> DataBasis:
    """The line that speaks for a service: its own, else the one for help from any service."""
    own = next((one for one in data_bases() if service in one.services), None)
    return own or next(one for one in data_bases() if one.code == "help")
