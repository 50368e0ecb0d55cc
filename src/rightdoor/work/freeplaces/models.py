"""A place that was free, and the person who was asked whether they take it."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.freeplaces.lifecycle import Said, Wait
from rightdoor.work.support.models import Episode


class PlaceOffered(models.Model):
    """One place, offered to one who waits, after a person looked at safety, contact and fit.

    Whatever they say, or if nobody is reached, they keep their place on the list.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="places_offered")
    starts_on = models.DateField()
    what = models.CharField(max_length=300)  # when, where and with whom, as the family was told
    safety = models.CharField(max_length=300)  # what whoever offers found
    contact = models.CharField(max_length=300)
    fit = models.CharField(max_length=300)
    answer_by = models.DateField()  # the last day
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=12, blank=True, choices=[(one.value, one.value) for one in Said])
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["episode"], condition=Q(said=""), name="one_place_is_offered_at_a_time"),
            models.CheckConstraint(
                condition=Q(said="", answered_at__isnull=True) | ~Q(said="") & Q(answered_at__isnull=False),
                name="an_answer_has_its_time",
            ),
            models.CheckConstraint(condition=Q(starts_on__gte=F("answer_by")), name="a_place_waits_for_its_answer"),
        ]

    def __str__(self) -> str:
        return "a place that was offered"


class WaitDecision(models.Model):
    """What was decided for one who waits for a service that takes nobody new.  Nobody leaves the list by it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="wait_decisions")
    decision = models.CharField(max_length=5, choices=[(one.value, one.value) for one in Wait])
    because = models.CharField(max_length=400)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return "what was decided for one who waits"
