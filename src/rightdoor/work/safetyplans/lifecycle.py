"""What a safety plan is made of, who may see one line of it, and how likely they think it is that they use it."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Heading(StrEnum):
    """Under which heading a line stands.  The last three are for a home where drink, drugs or visitors are the harm."""

    SIGNS = "signs"
    ALONE = "alone"
    ELSEWHERE = "elsewhere"
    PEOPLE = "people"
    LINES = "lines"
    SAFER = "safer"
    STORAGE = "storage"
    VISITORS = "visitors"
    ADULTS = "adults"


AT_HOME = (Heading.STORAGE, Heading.VISITORS, Heading.ADULTS)
LINES_AT_MOST = 12  # under one heading: a plan that somebody can read when it is hard
LONGEST = 300  # letters of one line


class Likely(StrEnum):
    """How likely they think it is that they use it, in their words and never as a number."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    NOT_SAID = "not_said"


LIKELY_NAMES = {
    Likely.YES: _("I think I will use it"),
    Likely.MAYBE: _("Perhaps"),
    Likely.NO: _("I do not think I will"),
    Likely.NOT_SAID: _("They did not say"),
}


class Whose(StrEnum):
    """Whose words it is written in."""

    THEIRS = "theirs"
    AGREED = "agreed"


WHOSE_NAMES = {
    Whose.THEIRS: _("Their own words"),
    Whose.AGREED: _("Written by us, read out, and they agreed"),
}


class Reader(StrEnum):
    """Who may see a line besides the people who work with the child; without one of these, nobody."""

    ME = "me"  # on the child's own page, behind code and word
    RELATIVE = "relative"  # one named adult of the family, on paper
    SCHOOL = "school"  # on paper


READER_NAMES = {Reader.ME: _("their own page"), Reader.SCHOOL: _("school")}
