"""What should worry whoever runs the site, about records; for 'rightdoor check'."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from rightdoor.pure.rules.days import day_of
from rightdoor.work.keeping.lifecycle import OPEN, Copy, Kind, Stage
from rightdoor.work.keeping.models import AccessRequest, Ending
from rightdoor.work.keeping.schedule import ScheduleRefused, schedule

TOO_LONG = timedelta(days=1)


def problems(at: datetime) -> Iterator[str]:
    """A schedule that cannot be used, no ledger elsewhere, what was signed and has not gone, answers that are late."""
    try:
        schedule()
    except ScheduleRefused as refused:
        yield f"{refused} Nothing is listed as due until that is mended."
    if settings.PRODUCTION and not settings.LEDGER:
        yield (
            "A restored backup would bring back what was erased. Set RIGHTDOOR_LEDGER to a file that is kept elsewhere "
            "than the backups, and RIGHTDOOR_LEDGER_KEY (docs/records.md)."
        )
    stuck = Ending.objects.filter(stage=Stage.SIGNED, signed_at__lt=at - TOO_LONG).count()
    if stuck:
        yield f"{stuck} records were signed off more than a day ago and have not gone. Is 'rightdoor work' running?"
    late = Ending.objects.filter(kind=Kind.ERASURE, stage__in=OPEN, due_on__lt=day_of(at)).count()
    late += AccessRequest.objects.exclude(stage=Copy.TAKEN).filter(answer_by__lt=day_of(at)).count()
    if late:
        yield f"{late} people have waited longer than a month for an answer about their record: see /work/records/."
