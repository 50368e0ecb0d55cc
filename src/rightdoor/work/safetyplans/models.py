"""A child's safety plan: what helps when it gets hard, in their words.  Each version stays as it was written.

It belongs to the child and to no spell of help, so it is there when all help has ended.  It holds no number of an
emergency line: those are asked of the area each time, so that none of them is old.
"""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.families.models import Relative
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.lifecycle import Heading, Likely, Reader, Whose
from rightdoor.work.safetyplans.queries import PlanQueries, ShareQueries


class SafetyPlan(models.Model):
    """One version of a child's safety plan, made together with them; the newest counts, and none is overwritten."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)  # whose duty answers for it, and whose lines stand on it
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safety_plans")
    number = models.PositiveSmallIntegerField()
    begun_from = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="next")
    made_with = models.CharField(max_length=200)
    whose = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Whose])
    reason_to_go_on = models.TextField(blank=True)
    who_has_copy = models.CharField(max_length=300, blank=True)
    family_part = models.TextField(blank=True)
    likely = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Likely])
    in_the_way = models.TextField(blank=True)
    review_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = PlanQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(made_with=""), name="a_safety_plan_is_made_with_somebody"),
        ]
        indexes = [
            models.Index(fields=["person", "written_at"], name="safety_plan_of_person"),
            models.Index(fields=["review_on"], name="safety_plan_to_look_at"),
        ]

    def __str__(self) -> str:
        return "a safety plan"


class PlanLine(models.Model):
    """One line of a safety plan: one sign, one thing that helps, one person to ask."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(SafetyPlan, on_delete=models.PROTECT, related_name="lines")
    heading = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Heading])
    rank = models.PositiveSmallIntegerField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_line_of_a_plan_says_something"),
            models.UniqueConstraint(fields=["plan", "heading", "rank"], name="lines_of_a_plan_are_in_order"),
        ]

    def __str__(self) -> str:
        return "a line of a safety plan"


class Share(models.Model):
    """That the child lets somebody see one line of their plan, from when, and until they took it back."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="shares")
    reader = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Reader])
    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ShareQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reader=Reader.RELATIVE, relative__isnull=False)
                | (~Q(reader=Reader.RELATIVE) & Q(relative__isnull=True)),
                name="a_relative_is_named",
            ),
            models.UniqueConstraint(
                fields=["line", "reader", "relative"], condition=Q(ended_at__isnull=True), nulls_distinct=False,
                name="a_line_is_shared_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "who may see a line of a safety plan"
