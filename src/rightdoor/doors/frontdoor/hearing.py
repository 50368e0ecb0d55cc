"""Danger said on the pages of finding: kept at once where the database answers, whatever the visitor does next."""

from dataclasses import replace

from django.db import DatabaseError, InterfaceError

from rightdoor.doors.frontdoor.areas import area_of
from rightdoor.doors.frontdoor.carrying import ASKERS, answers_of_forms
from rightdoor.doors.frontdoor.told import Told
from rightdoor.ground.access.partnership import NoPartnership, this_partnership
from rightdoor.ground.access.request import Request
from rightdoor.work.referrals.actions.hearing import hear_yes
from rightdoor.work.referrals.sitting import key_in


def hear(request: Request, told: Told) -> Told:
    """Keep what was told and call a person.  Where the database is down nothing is kept, and the page says so."""
    try:
        draft = hear_yes(
            partnership=this_partnership(), asker=ASKERS.get(told.who, ""), before=key_in(told.kept),
            area=area_of(request, told),
            answers=answers_of_forms(told, at=request.at), by=request.actor, at=request.at,
        )  # fmt: skip
    except (DatabaseError, InterfaceError, NoPartnership):
        return replace(told, kept="")
    return replace(told, kept=str(draft.pk))
