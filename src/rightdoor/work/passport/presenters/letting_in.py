"""What each parent or carer who asked for a young person sees, in words for the young person."""

from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.pure.parental import ELEVEN, SIXTEEN, THIRTEEN
from rightdoor.work.passport.letting_in import Adult, AdultLine, adults_for
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.adults import who_asked

SAID = {True: "yes", False: "no", None: ""}


def adult_lines(referral: Referral, at: datetime) -> list[AdultLine]:
    """Everybody of whom they can say it."""
    return [
        AdultLine(one.asked.pk, who_asked(one.asked), what_they_see(one), SAID[one.said])
        for one in adults_for(referral, at)
    ]


def what_they_see(adult: Adult) -> str:
    """What this adult sees now, and what stands between it and more."""
    if adult.view.parts:
        return _("They see what came of what they asked, and the letter that is for them.")
    if adult.said:
        return _("They see only that we have what they sent. A person has to look at it before they see more.")
    return _("They see only that we have what they sent.")


def how_it_is_decided(years: int | None) -> str:
    """Who decides at this age, without a promise that we do not keep."""
    if years is None or years < ELEVEN:
        return _("Grown-ups who look after you may see some of it. We want to know what you think.")
    if years < THIRTEEN:
        return _("A person here looks first, and what you say counts.")
    if years < SIXTEEN:
        return _("We ask you first. Sometimes a person here has to look as well.")
    return _("You decide. If you say nothing, they see nothing more.")
