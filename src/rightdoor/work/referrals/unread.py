"""What was typed and could not be read as an answer: it is sent all the same, word for word."""

from typing import Any

from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import UNREAD
from rightdoor.work.referrals.models import Draft

ONLY_TOO_LONG = ("words", "line", "place")  # nothing else can be wrong with these


def with_unread(draft: Draft) -> dict[str, Any]:
    """The answers of a draft; too many words count as they stand, and what is no number or day is kept beside them."""
    answers = {name: value for name, value in draft.answers.items() if name != UNREAD}
    known, beside = form(draft.asker).questions, {}
    for held in draft.pages.values():
        for name, value in held.get("typed", {}).items():
            words = " ".join(map(str, value)) if isinstance(value, list) else str(value)
            if name in known and known[name].kind in ONLY_TOO_LONG:
                answers[name] = words
            elif name in known:
                beside[name] = words
    return {**answers, UNREAD: beside} if beside else answers
