"""Openings of the continuity extract, carried here from the log beside it, and reviewed by a person."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.continuity.queries import OpeningQueries


class Opening(models.Model):
    """Somebody opened, or tried to open, the extract that is kept for when nothing else works."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)  # the log's own key: carried once
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    opened_at = models.DateTimeField()  # by the clock of the machine where it was opened
    who = models.CharField(max_length=160)
    why = models.CharField(max_length=400)
    account = models.CharField(max_length=80)  # of that machine
    machine = models.CharField(max_length=120)
    file = models.CharField(max_length=64)
    outcome = models.CharField(max_length=300)
    carried_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    review = models.TextField(blank=True)

    objects = OpeningQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True) | (~Q(review="") & Q(reviewed_by__isnull=False)),
                name="an_opening_is_reviewed_by_a_person_in_words",
            )
        ]

    def __str__(self) -> str:
        return "an opening"
