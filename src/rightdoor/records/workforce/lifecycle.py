"""How long ahead a qualification that runs out is shown; what a worker brings, in a few words."""

from datetime import timedelta
from enum import StrEnum

SOON = timedelta(days=60)


class Skill(StrEnum):
    """What some help asks for, and not every worker brings."""

    FAMILY_WORK = "family_work"
    UNDER_EIGHT = "under_eight"
    TRAUMA = "trauma"
    SELF_HARM = "self_harm"
    EATING = "eating"
    SUBSTANCES = "substances"
    NEURODIVERSITY = "neurodiversity"
    LEARNING_DISABILITY = "learning_disability"
    SPEECH = "speech"
    BSL = "bsl"


SKILL_NAMES = {
    Skill.FAMILY_WORK: "work with whole families",
    Skill.UNDER_EIGHT: "play and work with children under 8",
    Skill.TRAUMA: "trauma",
    Skill.SELF_HARM: "self-harm",
    Skill.EATING: "eating",
    Skill.SUBSTANCES: "alcohol, drugs and vaping",
    Skill.NEURODIVERSITY: "autism and ADHD",
    Skill.LEARNING_DISABILITY: "learning disability",
    Skill.SPEECH: "speech and language needs",
    Skill.BSL: "British Sign Language",
}


class Gender(StrEnum):
    """What a worker said of themselves, so that a child's wish can be met.  Nobody has to say it."""

    WOMAN = "woman"
    MAN = "man"
    ANOTHER = "another"


GENDER_NAMES = {Gender.WOMAN: "A woman", Gender.MAN: "A man", Gender.ANOTHER: "Another gender"}
