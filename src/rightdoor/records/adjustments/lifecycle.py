"""What somebody may need so that they can read, hear, speak and take part, and how it went."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What is needed, in the groups of the Accessible Information Standard: format, communication, contact, support."""

    INTERPRETER = "interpreter"
    BSL = "bsl"
    HEARING = "hearing"
    SIGHT = "sight"
    SPEECH = "speech"
    LEARNING = "learning"
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    BRAILLE = "braille"
    NEURODIVERSITY = "neurodiversity"
    QUIET = "quiet"
    SUPPORTER = "supporter"
    ACCESS = "access"
    CONTACT = "contact"
    OTHER = "other"
    AS_TOLD = "as_told"  # carried over from a form, in their own words, until a person has looked at it


KIND_NAMES = {
    Kind.INTERPRETER: _("Interpreter, and letters in their language"),
    Kind.BSL: _("British Sign Language"),
    Kind.HEARING: _("Hearing: a loop, lip-reading, written words"),
    Kind.SIGHT: _("Sight: audio, a screen reader"),
    Kind.SPEECH: _("Speech: time, pictures, a device that speaks"),
    Kind.LEARNING: _("Learning: short words, one thing at a time"),
    Kind.EASY_READ: _("Easy read"),
    Kind.LARGE_PRINT: _("Large print"),
    Kind.BRAILLE: _("Braille"),
    Kind.NEURODIVERSITY: _("Neurodiversity: the same person, no surprises"),
    Kind.QUIET: _("A quiet place"),
    Kind.SUPPORTER: _("A named supporter beside them"),
    Kind.ACCESS: _("A step-free way in, room for a wheelchair"),
    Kind.CONTACT: _("A way of contact: text and not a call, or a call and not a letter"),
    Kind.OTHER: _("Something else"),
    Kind.AS_TOLD: _("As they told it"),
}
SHORT = {
    Kind.INTERPRETER: _("Interpreter"), Kind.BSL: _("BSL"), Kind.HEARING: _("Hearing"), Kind.SIGHT: _("Sight"),
    Kind.SPEECH: _("Speech"), Kind.LEARNING: _("Learning"), Kind.EASY_READ: _("Easy read"),
    Kind.LARGE_PRINT: _("Large print"), Kind.BRAILLE: _("Braille"), Kind.NEURODIVERSITY: _("Neurodiversity"),
    Kind.QUIET: _("Quiet place"), Kind.SUPPORTER: _("Supporter"), Kind.ACCESS: _("Access"),
    Kind.CONTACT: _("Contact"), Kind.OTHER: _("Also"), Kind.AS_TOLD: _("As told"),
}  # fmt: skip
SAY_MORE = frozenset({Kind.SUPPORTER, Kind.CONTACT, Kind.OTHER})  # nobody could act on the word alone


class Whose(StrEnum):
    """Who needs it."""

    CHILD = "child"
    PARENT = "parent"
    REFERRER = "referrer"
    FAMILY = "family"  # told by a parent, of their child or of themselves: the form asks both in one


WHOSE_NAMES = {
    Whose.CHILD: _("The child or young person"),
    Whose.PARENT: _("A parent or carer"),
    Whose.REFERRER: _("Who asked for them"),
    Whose.FAMILY: _("The child or their parent"),
}


class Met(StrEnum):
    """Whether what was needed was there, at one contact."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


MET_NAMES = {Met.YES: _("Yes, all of it"), Met.PARTLY: _("In part"), Met.NO: _("No")}
YEAR = 365  # days after which a need is asked again
