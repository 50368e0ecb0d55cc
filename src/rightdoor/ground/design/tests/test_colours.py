"""Words can be read in both themes: every pair of text and paper is 7:1 or more."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parent.parent / "static" / "design" / "rightdoor.css").read_text(encoding="utf-8")
TOKEN = re.compile(r"--rd-([\w-]+):\s*(#[0-9a-f]{3,6})\b")
AAA = 7.0
EDGE = 3.0

PAIRS = [
    *(("ink", paper) for paper in ("ground", "surface", "sunk", "door-tint", "light-tint", "red-tint", "plum-tint")),
    *(("ink-2", paper) for paper in ("ground", "surface", "sunk", "light-tint", "door-tint")),
    *(("link", paper) for paper in ("ground", "surface", "door-tint")),
    *(("link-visited", paper) for paper in ("ground", "surface")),
    *((meaning, f"{meaning}-tint") for meaning in ("red", "ochre", "blue", "plum")),
    *((meaning, "surface") for meaning in ("red", "ochre", "blue", "plum")),
    ("on-door", "door"),
    ("on-door", "door-deep"),
    ("on-door-2", "door"),
    ("on-door-2", "door-deep"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-light", "light"),
    ("on-solid", "red"),
]
EDGES = [("line-strong", "surface"), ("line-strong", "ground")]


def blocks(start: str) -> str:
    """The text of the first rule that starts so."""
    begin = SHEET.index(start)
    return SHEET[begin : SHEET.index("}", begin)]


LIGHT = dict(TOKEN.findall(blocks(":root {")))
DARK_BY_CHOICE = LIGHT | dict(TOKEN.findall(blocks(':root[data-theme="dark"]')))
DARK_BY_SYSTEM = LIGHT | dict(TOKEN.findall(blocks("@media (prefers-color-scheme: dark)")))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "paper"), PAIRS)
def test_every_pair_of_text_and_paper_is_seven_to_one(theme: dict[str, str], text: str, paper: str) -> None:
    assert contrast(theme[text], theme[paper]) >= AAA


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "paper"), EDGES)
def test_the_edges_of_controls_are_three_to_one(theme: dict[str, str], edge: str, paper: str) -> None:
    assert contrast(theme[edge], theme[paper]) >= EDGE


def test_dark_by_choice_and_dark_by_system_are_the_same() -> None:
    assert DARK_BY_CHOICE == DARK_BY_SYSTEM


def test_nothing_is_fetched_from_another_host() -> None:
    assert not re.search(r"url\(\"?(https?:)?//", SHEET)
