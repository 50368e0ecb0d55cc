"""Whom of us a complaint names, so that they know nothing of it; and who has to do with the child it came from."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.lifecycle import OPENING_TIES
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.access.whom import about_people
from rightdoor.pure.naming import Named, Worker, named_among
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.models import Complaint
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.triage.models import Decision
from rightdoor.work.writing.models import Line

REFERRAL = "referrals.referral"


def named_by(complaint: Complaint, text: str, at: datetime) -> list[tuple[Account, Named]]:
    """Those whom it names, and how."""
    with acting(HEARING, at):
        staff = list(Account.objects.filter(partnership=complaint.partnership_id, is_active=True).order_by("pk"))
        ties = tied_to(complaint)
    workers = [Worker(str(one.pk), one.name, one.pk in ties) for one in staff]
    found = named_among(workers, whom=complaint.whom, text=text)
    return [(one, found[str(one.pk)]) for one in staff if str(one.pk) in found]


def tied_to(complaint: Complaint) -> set[UUID]:
    """Who has or had to do with the child it came from, or with a request of theirs: by a tie, or by what they did."""
    if complaint.referral_id is None:
        return set()
    request = Referral.objects.get(pk=complaint.referral_id)
    about = Q(about_kind=REFERRAL, about_id=request.pk)
    theirs = Q(pk=request.pk)
    if request.person_id is not None:
        about |= about_people([request.person_id])
        theirs |= Q(person=request.person_id)
    requests = Referral.objects.filter(theirs)
    did = (
        Relation.objects.filter(about, kind__in=OPENING_TIES).values_list("account"),
        requests.values_list("taken_by"),
        ContactEntry.objects.filter(referral__in=requests).values_list("written_by"),
        Decision.objects.filter(referral__in=requests).values_list("decided_by"),
        Line.objects.filter(referral__in=requests).values_list("written_by"),
    )
    return {key for rows in did for (key,) in rows.distinct() if key is not None}
