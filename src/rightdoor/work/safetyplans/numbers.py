"""The numbers of lines and bodies stand beside a plan, asked of its area each time; inside it they would grow old."""

import re
from datetime import datetime

from rightdoor.records.directory.queries import help_lines, safeguarding_body

NUMBER = re.compile(r"\+?\d(?:[\d ().-]*\d)?")
ALWAYS = frozenset({"999", "111", "112"})


def digits(written: str) -> str:
    return "".join(one for one in written if one.isdigit())


def numbers_of(area: str, at: datetime) -> frozenset[str]:
    """Every number by which a line of this area, or the body that must act there, is reached."""
    entries = [line.entry for line in help_lines(area or None, at)] + [safeguarding_body(area or None)]
    return ALWAYS | {digits(way.address) for entry in entries for way in entry.reach if digits(way.address)}


def names_a_line(words: str, area: str, at: datetime) -> bool:
    """Whether one of them was typed, however it was written."""
    known = numbers_of(area, at)
    return any(digits(found) in known for found in NUMBER.findall(words))
