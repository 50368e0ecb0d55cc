"""What a help asks of whoever gives it, and why a worker was suggested for it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account
from rightdoor.pure.allocating import Wish
from rightdoor.pure.keys import new_key
from rightdoor.records.workforce.lifecycle import Skill
from rightdoor.work.allocating.lifecycle import Size
from rightdoor.work.support.models import Allocation, Episode


class Asks(models.Model):
    """What one help asks of whoever gives it: its weight, whom the child would rather see, and skills."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="asks")
    size = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Size], default=Size.ORDINARY)
    wish = models.CharField(max_length=10, blank=True, choices=[(w.value, w.value) for w in Wish])  # empty: not asked
    skills = ArrayField(models.CharField(max_length=20, choices=[(s.value, s.value) for s in Skill]), default=list,
                        blank=True)  # fmt: skip
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "what a help asks for"


class Suggestion(models.Model):
    """What was suggested when somebody was given a help: where they stood, and what spoke for and against them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    allocation = models.OneToOneField(Allocation, on_delete=models.PROTECT, related_name="suggestion")
    nth = models.PositiveSmallIntegerField()
    of_many = models.PositiveSmallIntegerField()
    speaks_for = models.TextField(blank=True)
    speaks_against = models.TextField(blank=True)
    not_known = models.TextField(blank=True)
    stood_first = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(nth__gte=1, of_many__gte=F("nth")), name="suggested_is_one_of_them")
        ]

    def __str__(self) -> str:
        return "what was suggested"
