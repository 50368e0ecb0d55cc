"""Which instruments a service may use here, and what of each is shown."""

from collections.abc import Mapping

from rightdoor.pure.measures.instruments import Instrument, Licence, Respondent
from rightdoor.pure.measures.registry import instruments

GOALS = "gbo"
"""Goals have a place of their own."""
LICENCE_NAMES = {
    Licence.OPEN: "Free to use: its questions are here",
    Licence.OWN_WORDS: "Written for this site: its questions are here",
    Licence.SCORES_ONLY: "Its questions may not be here: only scores are written down",
    Licence.LICENSED_UPLOAD: "Its questions need a licence: only scores are written down",
}
RESPONDENT_NAMES = {
    Respondent.SELF: "The young person",
    Respondent.PARENT: "A parent or carer",
    Respondent.CLINICIAN: "A professional",
}


def choices() -> list[Instrument]:
    """Every instrument but the goals, in the order of the registry."""
    return [one for one in instruments().values() if one.id != GOALS]


def chosen(name: str) -> Instrument | None:
    """The instrument of this name, if it can be chosen."""
    return next((one for one in choices() if one.id == name), None)


def has_words(instrument: Instrument) -> bool:
    """Whether its questions may be asked here; else scores are entered."""
    return bool(instrument.items) and all(item.words for item in instrument.items)


def has_norms(instrument: Instrument | None) -> bool:
    """Whether what a score means hangs on sex and age."""
    return instrument is not None and any(one.standardised for one in instrument.scales)


def in_voice(words: Mapping[str, str], respondent: Respondent) -> str:
    """The words for whoever answers."""
    voice = "child" if respondent is Respondent.SELF else "adult"
    return words.get(voice) or words.get("any") or ""
