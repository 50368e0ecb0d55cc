"""The stages of an ending and of a request for a copy, the reasons that may be given, and who keeps records."""

from enum import StrEnum

from rightdoor.ground.access.lifecycle import Role

KEEPERS = frozenset({Role.SAFEGUARDING_LEAD, Role.DATA_OFFICER})
"""Who lists, holds and ends records, without reading them."""
READERS = frozenset({Role.SAFEGUARDING_LEAD})
"""Who reads a copy of a record before it is given, and hands it over."""


class Kind(StrEnum):
    """Why a record comes to its end."""

    DISPOSAL = "disposal"  # it has been kept as long as it must be
    ERASURE = "erasure"  # the person asked for it
    REAPPLIED = "reapplied"  # it had ended, and came back with a restored backup


class Stage(StrEnum):
    """Where an ending stands."""

    LISTED = "listed"
    PROPOSED = "proposed"  # one person has looked, and says it may end
    SIGNED = "signed"  # a second person has agreed; the next round of work carries it out
    DONE = "done"
    KEPT = "kept"  # a person decided that it is kept, and why


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.LISTED: frozenset({Stage.PROPOSED, Stage.KEPT}),
    Stage.PROPOSED: frozenset({Stage.SIGNED, Stage.LISTED, Stage.KEPT}),
    Stage.SIGNED: frozenset({Stage.DONE, Stage.LISTED}),
    Stage.DONE: frozenset(),
    Stage.KEPT: frozenset(),
}
OPEN = (Stage.LISTED, Stage.PROPOSED, Stage.SIGNED)


def may_move(here: Stage, there: Stage) -> bool:
    """Whether an ending may go from one stage to another."""
    return there in MOVES[here]


class HoldReason(StrEnum):
    """Why nothing of a record may go for now."""

    COURT = "court"
    INQUIRY = "inquiry"
    REVIEW = "review"
    COMPLAINT = "complaint"


HOLD_WORDS = {
    HoldReason.COURT: "A court case or a claim",
    HoldReason.INQUIRY: "A public inquiry",
    HoldReason.REVIEW: "A safeguarding practice review, or a serious incident",
    HoldReason.COMPLAINT: "A complaint that is still open",
}


class KeepReason(StrEnum):
    """Why a record, or a part of it, is kept although somebody asked for it to go, or its time is over."""

    SAFETY = "safety"
    LAW = "law"
    CLAIM = "claim"
    CARE = "care"


KEEP_WORDS = {
    KeepReason.SAFETY: "It is needed to keep a child safe.",
    KeepReason.LAW: "The law says that we must keep it for now.",
    KeepReason.CLAIM: "It is needed for a legal claim.",
    KeepReason.CARE: "It is part of care that is still going on.",
}


class Asker(StrEnum):
    """Who asks for a copy of a record, or for it to go."""

    THEMSELVES = "themselves"
    PARENT = "parent"
    REPRESENTATIVE = "representative"


ASKER_WORDS = {
    Asker.THEMSELVES: "The person themselves",
    Asker.PARENT: "Someone with parental responsibility",
    Asker.REPRESENTATIVE: "Someone they chose to act for them",
}


class Identity(StrEnum):
    """How we made sure that it is them."""

    KNOWN = "known"
    CODE_AND_WORD = "code_and_word"
    PAPERS = "papers"
    CALLED_BACK = "called_back"


IDENTITY_WORDS = {
    Identity.KNOWN: "A worker who knows them was with them",
    Identity.CODE_AND_WORD: "They gave the code and the word of their request",
    Identity.PAPERS: "They showed a paper with their name and birthday",
    Identity.CALLED_BACK: "We called them back on the number that we knew",
}


class Copy(StrEnum):
    """Where a request for a copy stands."""

    RECEIVED = "received"
    MADE = "made"
    RELEASED = "released"  # a second person has read it, and it may be fetched, once
    TAKEN = "taken"


class Withheld(StrEnum):
    """Why something is not in a copy; told without telling what."""

    THIRD_PARTY = "third_party"
    SERIOUS_HARM = "serious_harm"
    LEGAL_ADVICE = "legal_advice"


WITHHELD_WORDS = {
    Withheld.THIRD_PARTY: "Words of other people, or about them.",
    Withheld.SERIOUS_HARM: "Things that could put someone at risk of serious harm.",
    Withheld.LEGAL_ADVICE: "Legal advice that was given to us.",
}
