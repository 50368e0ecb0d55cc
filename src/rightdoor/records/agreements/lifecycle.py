"""On what a decision to share rests, with whom it is shared, and what is asked where a capacity is in doubt."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Basis(StrEnum):
    """Why something is shared: because somebody agreed, or although nobody did."""

    AGREEMENT = "agreement"
    SERIOUS_HARM = "serious_harm"
    SECTION_47 = "section_47"
    COURT = "court"
    PUBLIC_TASK = "public_task"


BASIS_NAMES = {
    Basis.AGREEMENT: _("They agreed to it"),
    Basis.SERIOUS_HARM: _("Without agreement: somebody may come to serious harm"),
    Basis.SECTION_47: _("Without agreement: enquiries under section 47 of the Children Act 1989"),
    Basis.COURT: _("Without agreement: a court or a law orders it"),
    Basis.PUBLIC_TASK: _("Without agreement: a public task that cannot be done otherwise"),
}
WITHOUT_AGREEMENT = frozenset(Basis) - {Basis.AGREEMENT}


class Recipient(StrEnum):
    """With whom."""

    ACCOUNT = "account"
    ORGANISATION = "organisation"
    PERSON = "person"


RECIPIENT_NAMES = {
    Recipient.ACCOUNT: _("A colleague who signs in here: it opens reading to them"),
    Recipient.ORGANISATION: _("An organisation"),
    Recipient.PERSON: _("A person without an account here"),
}


class Told(StrEnum):
    """Whether the family knows of it."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


TOLD_NAMES = {
    Told.YES: _("Yes, they were told"),
    Told.NOT_YET: _("Not yet: they will be"),
    Told.NO: _("No: telling them is not safe"),
}


class Able(StrEnum):
    """One of the four things that deciding takes, as it was found that day."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


ABLE_NAMES = {Able.YES: _("Yes"), Able.NO: _("No, not now"), Able.UNSURE: _("Not sure")}
FOUR = {
    "understands": _("Do they understand what it is about?"),
    "retains": _("Can they keep it in mind long enough to decide?"),
    "weighs": _("Can they weigh it up?"),
    "says": _("Can they tell us what they decide, in any way?"),
}
"""What section 3 of the Mental Capacity Act 2005 asks, for the second of its two stages."""
PRESUMED = _(
    "Everybody of 16 and over is taken to be able to decide, until it is shown that they cannot: for one decision, "
    "at the time when it must be made. An unwise decision shows nothing. A doubt that is recorded here changes nothing "
    "by itself."
)
LONGEST_DAYS = 366  # of one decision to share: then it is decided anew
