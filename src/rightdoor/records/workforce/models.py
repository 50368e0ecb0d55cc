"""Who is qualified and supervised, from when to when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key


class Qualification(models.Model):
    """A professional registration that somebody has checked, and the day it runs out."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="qualifications")
    profession = models.CharField(max_length=120)
    register = models.CharField(max_length=120)
    number = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    checked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="qualification_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return self.profession


class Supervision(models.Model):
    """Who supervises whom, from when to when."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="supervised_by")
    supervisor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="supervises")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(account=F("supervisor")), name="nobody_supervises_themselves")
        ]

    def __str__(self) -> str:
        return "a supervision"


def qualification_on(account: Account, day: date) -> Qualification | None:
    """The qualification that is current on that day, if there is one."""
    return account.qualifications.filter(starts_on__lte=day, ends_on__gte=day).order_by("-ends_on").first()


def supervision_on(account: Account, day: date) -> Supervision | None:
    """The supervision that is running on that day, if there is one."""
    running = account.supervised_by.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    return running.order_by("-starts_on").first()
