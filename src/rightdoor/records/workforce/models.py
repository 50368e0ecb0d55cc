"""Who is qualified and supervised, from when to when; what a worker brings, and when they are away."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.workforce.lifecycle import Gender, Skill


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


class Brings(models.Model):
    """What a worker brings, as they or a manager wrote it down.  What is empty is not known, and is no "no"."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="brings")
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    skills = ArrayField(models.CharField(max_length=20, choices=[(s.value, s.value) for s in Skill]), default=list,
                        blank=True)  # fmt: skip
    districts = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    gender = models.CharField(max_length=8, blank=True, choices=[(g.value, g.value) for g in Gender])
    can_carry = models.PositiveSmallIntegerField(null=True, blank=True)  # a light help is 1, ordinary 2, heavy 3
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "what a worker brings"


class Away(models.Model):
    """Days on which a worker is not there, and who covers.  Why is nobody's business here."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="away")
    starts_on = models.DateField()
    ends_on = models.DateField()
    stands_in = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="away_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(account=F("stands_in")), name="nobody_covers_for_themselves"),
        ]
        indexes = [models.Index(fields=["account", "ends_on"], name="away_of_account")]

    def __str__(self) -> str:
        return "days away"


def qualification_on(account: Account, day: date) -> Qualification | None:
    """The qualification that is current on that day, if there is one."""
    return account.qualifications.filter(starts_on__lte=day, ends_on__gte=day).order_by("-ends_on").first()


def supervision_on(account: Account, day: date) -> Supervision | None:
    """The supervision that is running on that day, if there is one."""
    running = account.supervised_by.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    return running.order_by("-starts_on").first()
