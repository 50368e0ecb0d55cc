"""Who reads that help has ended, which parts of the record a letter can carry, and which ends are gentle."""

from enum import StrEnum

from django.utils.translation import gettext_noop as noop

from rightdoor.work.support.lifecycle import Reason


class Reader(StrEnum):
    """To whom a letter goes."""

    YOUNG_PERSON = "me"
    PARENT = "parent"
    REFERRER = "referrer"
    AGREED = "agreed"  # a school, a doctor: somebody with whom it was agreed to share


READER_NAMES = {
    Reader.YOUNG_PERSON: noop("The young person"),
    Reader.PARENT: noop("The parent or carer who asked"),
    Reader.REFERRER: noop("Whoever referred"),
    Reader.AGREED: noop("Somebody with whom it was agreed to share"),
}


class Part(StrEnum):
    """A part of the record that a letter can carry."""

    GOALS = "goals"
    CHANGED = "changed"
    SUPPORT = "support_now"
    ADULT = "named_adult"
    SIGNS = "early_signs"
    WHAT_TO_DO = "what_to_do"
    WAY_BACK = "way_back"
    NUMBERS = "numbers"


PART_NAMES = {
    Part.GOALS: noop("What they wanted, in their words"),
    Part.CHANGED: noop("What changed"),
    Part.SUPPORT: noop("Support now"),
    Part.ADULT: noop("Who keeps an eye"),
    Part.SIGNS: noop("Early signs"),
    Part.WHAT_TO_DO: noop("What to do then"),
    Part.WAY_BACK: noop("The way back"),
    Part.NUMBERS: noop("Numbers to call"),
}
TO_KEEP_AN_EYE = (Part.SUPPORT, Part.ADULT, Part.SIGNS, Part.WHAT_TO_DO, Part.WAY_BACK)
MAY_CARRY: dict[Reader, tuple[Part, ...]] = {
    Reader.YOUNG_PERSON: tuple(Part),
    Reader.PARENT: (*tuple(Part)[:-1], Part.NUMBERS),
    Reader.REFERRER: (Part.SUPPORT, Part.ADULT, Part.WAY_BACK),
    Reader.AGREED: (Part.CHANGED, *TO_KEEP_AN_EYE),
}
AT_FIRST: dict[Reader, tuple[Part, ...]] = {
    Reader.YOUNG_PERSON: tuple(Part),
    Reader.PARENT: (*TO_KEEP_AN_EYE, Part.NUMBERS),
    Reader.REFERRER: (),
    Reader.AGREED: (),
}
"""What is ticked when the page opens: to anybody but the young person and who looks after them nothing goes unasked."""
GENTLE = frozenset({Reason.NOT_REACHED, Reason.FAMILY_ENDS, Reason.MOVED, Reason.DECLINED})
"""Ends that nobody planned together: the letter asks for nothing, and keeps the door open."""


class By(StrEnum):
    """How a letter leaves."""

    SAFE = "safe"  # by the way that they said is safe
    PAPER = "paper"  # printed, and given by hand or posted by whoever writes it


BY_NAMES = {By.SAFE: noop("By the way that is safe for them"), By.PAPER: noop("Printed: I hand it over or post it")}
