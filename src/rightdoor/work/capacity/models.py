"""How many a service says that it can help at a time, from which day, and who agreed to it."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.capacity.queries import CapacityQueries


class Capacity(models.Model):
    """One change of it: asked for by one manager, agreed or not by another.  What held before stays to be read."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    service = models.CharField(max_length=60)
    area = models.SlugField()
    how_many = models.PositiveSmallIntegerField()  # at a time; none: nobody new begins
    holds_from = models.DateField()
    because = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_agreed = models.BooleanField(null=True)  # empty: nobody has said
    settled_because = models.CharField(max_length=300, blank=True)
    form_key = models.UUIDField(unique=True)

    objects = CapacityQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "service", "area"], condition=Q(settled_at__isnull=True),
                name="one_change_of_capacity_is_asked_for_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(is_agreed=True) | Q(settled_by__isnull=False) & ~Q(settled_by=F("proposed_by")),
                name="two_people_agree_to_a_capacity",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, is_agreed__isnull=True)
                | Q(settled_at__isnull=False, is_agreed__isnull=False),
                name="a_settled_capacity_was_agreed_or_not",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["partnership", "service", "area", "holds_from"], name="capacity_in_force")]

    def __str__(self) -> str:
        return "a capacity"


class ClosedList(models.Model):
    """A list on which children wait although its service takes nobody new: noticed, until it opens or nobody waits."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    service = models.CharField(max_length=60)
    area = models.SlugField(blank=True)
    noticed_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "service", "area"], condition=Q(over_at__isnull=True),
                name="a_closed_list_is_noticed_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return "a list that is closed"
