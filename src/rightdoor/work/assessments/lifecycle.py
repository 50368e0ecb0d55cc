"""For whom an assessment is made, and the parts that it is made of."""

from enum import StrEnum

from rightdoor.ground.access.lifecycle import Role


class Kind(StrEnum):
    """Why it is made: the joint one at entry to youth justice, and the specialist ones of those most at risk."""

    JOINT = "joint"
    ENTRY_TO_CARE = "entry_to_care"
    LEAVING_CARE = "leaving_care"
    YOUTH_JUSTICE = "youth_justice"
    LEARNING_DISABILITY = "learning_disability"


KIND_NAMES = {
    Kind.JOINT: "Joint assessment on entering youth justice",
    Kind.ENTRY_TO_CARE: "Specialist assessment: coming into care",
    Kind.LEAVING_CARE: "Specialist assessment: leaving care",
    Kind.YOUTH_JUSTICE: "Specialist assessment: youth justice",
    Kind.LEARNING_DISABILITY: "Specialist assessment: learning disability",
}


class Part(StrEnum):
    """One part, written by one person."""

    MENTAL_HEALTH = "mental_health"
    SPEECH_AND_LANGUAGE = "speech_language"
    SUBSTANCE_USE = "substance_use"
    HEALTH = "health"
    LEARNING = "learning"
    CARE = "care"
    BELONGING = "belonging"
    SAFETY = "safety"


PART_NAMES = {
    Part.MENTAL_HEALTH: "Feelings and mental health",
    Part.SPEECH_AND_LANGUAGE: "Speech, language and communication",
    Part.SUBSTANCE_USE: "Substance use",
    Part.HEALTH: "Health, and who their GP and dentist are",
    Part.LEARNING: "School, training or work",
    Part.CARE: "Where they live, who cares for them, and what those carers need to know",
    Part.BELONGING: "Who they are, family, friends and trusted adults",
    Part.SAFETY: "Safety: exploitation, going missing, harm",
}
JOINT_PARTS = (Part.MENTAL_HEALTH, Part.SPEECH_AND_LANGUAGE, Part.SUBSTANCE_USE)
"""Three kinds of specialist, as the plan names them; each part has an author of its own."""


def parts_for(kind: Kind) -> tuple[Part, ...]:
    """What an assessment of this kind is made of."""
    return JOINT_PARTS if kind is Kind.JOINT else tuple(Part)


AUTHORS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.WORKER, Role.SOCIAL_WORKER})
"""Who can be named for a part."""
