"""What stood out in a week's looks at records, kept for the auditor."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.oversight.queries import WeekQueries


class Week(models.Model):
    """One week of looks at requests, listed once for the auditor, and what the auditor found when they asked."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    until = models.DateTimeField()  # midnight in London, as Monday begins
    listed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)

    objects = WeekQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "until"], name="a_week_is_listed_once"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(words=""), name="a_week_is_settled_with_words"
            ),
        ]

    def __str__(self) -> str:
        return "a week of looks"


class Unusual(models.Model):
    """Something in a week that the auditor may ask about: who, why, and which records, by their keys alone."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="found")
    reader = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    why = models.CharField(max_length=300)
    records = ArrayField(models.UUIDField(), default=list)

    def __str__(self) -> str:
        return f"unusual: {self.kind}"
