"""A county's own list of stolen passwords: a sorted file of fingerprints, searched without being read whole.

The file is as Have I Been Pwned gives it out: a line for each password, SHA-1 in capital hexadecimal, a colon and how
often it was seen, in the order of the fingerprints.  No stranger is asked over the network.
"""

from hashlib import sha1
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LENGTH = 40  # of a fingerprint in hexadecimal


def is_stolen(password: str, file: Path) -> bool:
    """Whether the file has this password; about thirty looks into it, however long it is.

    OSError where it cannot be read.
    """
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    low, high = 0, file.stat().st_size
    with file.open("rb") as lines:
        while low < high:
            middle = (low + high) // 2
            line = line_from(lines, middle)
            if line and line[:LENGTH].upper() < wanted:
                low = middle + 1
            else:
                high = middle
        return line_from(lines, low)[:LENGTH].upper() == wanted


def line_from(lines: IO[bytes], offset: int) -> bytes:
    """The first line that begins at this place or after it."""
    lines.seek(max(offset - 1, 0))
    if offset:
        lines.readline()
    return lines.readline()


class NotStolen:
    """Refuses what stands in the county's list, where it keeps one."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  Django's shape
        """Raise where it is in the list, and where the list cannot be asked: then nobody knows."""
        if not settings.STOLEN:
            return
        try:
            stolen = is_stolen(password, Path(settings.STOLEN))
        except OSError as why:
            raise ValidationError(
                _("We could not look whether this password was stolen somewhere. Nothing was changed. "
                  "Tell whoever runs this site, and try again later"), code="unasked",
            ) from why  # fmt: skip
        if stolen:
            raise ValidationError(
                _("This password was stolen from another site, so somebody will try it. Choose a new one"),
                code="stolen",
            )

    def get_help_text(self) -> str:
        return _("One that you use nowhere else.")
