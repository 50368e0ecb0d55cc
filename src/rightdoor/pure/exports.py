"""Tables that leave the house: whatever a cell holds, no spreadsheet takes it for a formula, and nothing is lost.

A spreadsheet runs a cell that begins with a sign such as "=", also behind spaces, control characters and letters that
nobody sees.  Such a cell gets an apostrophe in front.  So does one that begins with an apostrophe already: whoever
reads the table back takes away one apostrophe, and has what was written, letter by letter.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

MARK = "'"
STARTS_A_FORMULA = frozenset("=+-@|%")
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})  # what a reader of the cell cannot see
LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by their kind, and blank to the eye


def safe_cell(words: str) -> str:
    """The same words, so that no spreadsheet runs them."""
    return MARK + words if words.startswith(MARK) or may_start_a_formula(words) else words


def plain_cell(cell: str) -> str:
    """What was written before the cell was made safe."""
    return cell.removeprefix(MARK)


def may_start_a_formula(words: str) -> bool:
    """Whether the first letter that is seen, in any of its widths, could begin a formula."""
    first = next((letter for letter in words if not is_unseen(letter)), "")
    return unicodedata.normalize("NFKC", first)[:1] in STARTS_A_FORMULA if first else False


def is_unseen(letter: str) -> bool:
    """Whether nothing is seen where this letter stands."""
    return unicodedata.category(letter) in UNSEEN or letter in LOOKS_EMPTY


def table_as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a file: every cell safe and in quotation marks, so that no separator of any country splits one."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return page.getvalue().encode("utf-8", "surrogatepass")


def csv_as_table(content: bytes) -> list[list[str]]:
    """The table that was written, letter by letter."""
    page = io.StringIO(content.decode("utf-8", "surrogatepass"), newline="")
    return [[plain_cell(cell) for cell in row] for row in csv.reader(page)]
