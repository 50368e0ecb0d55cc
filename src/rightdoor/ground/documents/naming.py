"""What a file is called: as its sender called it on pages, and by nothing of theirs when it leaves."""

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightdoor.ground.documents.models import Document

LONGEST = 120
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def plain_name(given: str | None) -> str:
    """The sender's name for it without folders, and without what turns letters round or hides them."""
    last = (given or "").replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    return seen[-LONGEST:] or "a file"


def neutral_name(document: "Document") -> str:
    """The name under which it is saved: it says nothing, and is never the name of another one."""
    number, letters = document.pk.int & (1 << 40) - 1, ""
    while len(letters) < 8:
        number, place = divmod(number, 32)
        letters += LETTERS[place]
    return f"file-{letters}.{document.kind}"
