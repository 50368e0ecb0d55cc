"""The words in which agreement is asked: what was shown is kept as it was shown, whatever the words become later."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rightdoor.ground.design.languages import as_text
from rightdoor.records.agreements.models import Wording
from rightdoor.records.people.models import Agreement

ALOUD = "aloud-2026-11"
"""Version of the words that staff read out.  It grows with every change of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as somebody saw or heard it."""

    version: str
    question: str
    hint: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    language: str = ""

    @property
    def mark(self) -> str:
        """The fingerprint of all of it."""
        whole = json.dumps([self.version, self.language, self.question, self.hint, self.answers], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()


def shown(version: str, question: Any, hint: Any = "", answers: Iterable[tuple[str, Any]] = ()) -> Shown:
    """A question as it is shown now, in the language of this page."""
    said = tuple((str(code), as_text(words)) for code, words in answers)
    return Shown(version[:20], as_text(question), as_text(hint or ""), said, get_language() or "en")


def wording_of(words: Shown, at: datetime) -> Wording:
    """These words, kept once."""
    wording, _made = Wording.objects.get_or_create(
        mark=words.mark,
        defaults={
            "version": words.version, "language": words.language, "question": words.question, "hint": words.hint,
            "answers": [list(one) for one in words.answers], "first_shown_at": at,
        },
    )  # fmt: skip
    return wording


def read_aloud(to: str) -> Shown:
    """What staff read out, word for word, before they write an answer down."""
    answers = [("given", _("Yes")), ("refused", _("No")), ("withdrawn", _("No longer"))]
    question, hint = {
        Agreement.To.SERVICE: (
            _("Do you want this help?"),
            _("We tell you what it is and what happens there. You can say no, and you can change your mind later."),
        ),
        Agreement.To.SHARING: (
            _("May we share what you told us with the people who would help?"),
            _("We tell you with whom and what. If we fear that somebody comes to serious harm we may have to tell "
              "somebody without your yes. You can take it back: then nothing more is shared."),
        ),
        Agreement.To.CONTACT: (
            _("May we contact you?"),
            _("Only in the ways that you said are safe. You can stop it at any time."),
        ),
        Agreement.To.PARENT: (
            _("May your parent or carer see what came of your request?"),
            _("They see only what you are happy for them to see. You can take it back."),
        ),
    }[Agreement.To(to)]  # fmt: skip
    return shown(ALOUD, question, hint, answers)
