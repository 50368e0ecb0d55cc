"""The letters that end an episode of help, kept as they were sent."""

from django.db import models

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.closing.lifecycle import By, Reader
from rightdoor.work.closing.queries import ClosingLetterQueries
from rightdoor.work.support.models import Episode


class ClosingLetter(models.Model):
    """One letter to one reader, word by word as it went."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="closing_letters")
    reader = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Reader])
    to_whom = models.CharField(max_length=160, blank=True)  # the school or doctor with whom sharing was agreed
    carried = models.JSONField(default=list)  # which parts of the record it was drafted from
    rests_on = models.CharField(max_length=300, blank=True)  # who agreed to what stands in it, and how
    body = models.TextField()
    by_way = models.CharField(max_length=5, choices=[(one.value, one.value) for one in By])
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = ClosingLetterQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["episode", "reader", "to_whom"], name="one_closing_letter_to_a_reader")
        ]

    def __str__(self) -> str:
        return "a closing letter"
