"""Passwords that cannot be guessed: judged by how long guessing would take, not by which signs they hold."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

GOOD = 3  # of 4
READ = 72  # as much as the judge reads; longer is stronger still


class HardToGuess:
    """Refuses what a patient machine would find, and what can be made of the person's own name and address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise where it is too easy."""
        own = [word for word in (getattr(user, "name", ""), getattr(user, "email", "")) if word]
        parts = [part for word in own for part in word.replace("@", " ").replace(".", " ").split()]
        if zxcvbn(password[:READ], user_inputs=[*own, *parts])["score"] < GOOD:
            raise ValidationError(
                _("That could be guessed too easily. Three or four words that do not belong together are good"),
                code="easy",
            )

    def get_help_text(self) -> str:
        return _("Three or four words that do not belong together are good.")
