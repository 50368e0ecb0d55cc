"""The names of the headings, which the young person reads on their own page too."""

from django.utils.translation import gettext_lazy as _

from rightdoor.work.safetyplans.lifecycle import Heading

HEADING_NAMES = {
    Heading.SIGNS: _("Signs that it gets hard"),
    Heading.ALONE: _("What I can do alone"),
    Heading.ELSEWHERE: _("Places and people that take my mind off it"),
    Heading.PEOPLE: _("People I can ask"),
    Heading.LINES: _("Professionals and lines"),
    Heading.SAFER: _("Making it safer around me"),
    Heading.STORAGE: _("What is locked away or out of the home"),
    Heading.VISITORS: _("Who should not come in, and what we do if they come"),
    Heading.ADULTS: _("Adults I am safe with"),
}
