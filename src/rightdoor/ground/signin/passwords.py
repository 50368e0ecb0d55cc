"""Passwords that cannot be guessed: judged by how long guessing would take, not by which signs they hold."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from rightdoor.ground.access.lifecycle import Role

GOOD = 3  # of 4
READ = 72  # as much as the judge reads; longer is stronger still
OF_THE_PLACE = ("rightdoor", "right door", "front door", "the right door", "appointment line", "safeguarding")
WORD = re.compile(r"[^\W\d_]{3,}")


def words_of_the_place() -> list[str]:
    """What anybody would try here first: the product, the sender, the county's sign-in, areas and roles."""
    return [*OF_THE_PLACE, settings.SENDER, settings.OIDC_NAME, *settings.AREAS, *(role.value for role in Role)]


def words_of(user: Any) -> list[str]:
    """Somebody's own name, address and partnership."""
    return [str(getattr(user, name, "") or "") for name in ("name", "email", "partnership")]


def in_all_ways(names: list[str]) -> set[str]:
    """Each name whole, in one word, and in its parts."""
    whole = {name.lower() for name in names if name}
    return (
        whole
        | {"".join(WORD.findall(name)) for name in whole}
        | {part for name in whole for part in WORD.findall(name)}
    )


def only_known(password: str, known: set[str]) -> bool:
    """Whether every word in it is one of those, whatever figures and signs stand between."""
    found = WORD.findall(password.lower())
    return bool(found) and set(found) <= known


class HardToGuess:
    """Refuses what a patient machine would find, and what can be made of the person's or the place's own names."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise where it is too easy."""
        known = in_all_ways([*words_of(user), *words_of_the_place()])
        if only_known(password, known) or zxcvbn(password[:READ], user_inputs=sorted(known))["score"] < GOOD:
            raise ValidationError(
                _("That could be guessed too easily. Three or four words that do not belong together are good"),
                code="easy",
            )

    def get_help_text(self) -> str:
        return _("Three or four words that do not belong together are good.")
