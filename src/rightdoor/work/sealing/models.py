"""Asking that a part that is kept apart be opened again."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.lifecycle import Section
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.sealing.lifecycle import Ask, may_move
from rightdoor.work.sealing.queries import UnsealingQueries


class IllegalMove(Exception):
    """What was answered, or lapsed, is not answered again."""


class Unsealing(models.Model):
    """One person's wish that a sealed part be open to all who work on the request; a second person must agree."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    about_kind = models.CharField(max_length=40)  # the part
    about_id = models.UUIDField()
    section = models.CharField(max_length=40, choices=[(part.value, part.value) for part in Section])
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agree_by = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Ask], default=Ask.OPEN.value)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = UnsealingQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")), name="unsealing_takes_two"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Ask.AGREED.value) | Q(answered_by__isnull=False), name="unsealing_agreed_by_somebody"
            ),
            models.UniqueConstraint(
                fields=["about_kind", "about_id"],
                condition=Q(stage=Ask.OPEN.value),
                name="one_open_unsealing_of_a_part",
            ),
        ]
        indexes = [models.Index(fields=["agree_by"], name="unsealing_open", condition=Q(stage=Ask.OPEN.value))]

    def __str__(self) -> str:
        return "an ask to open a part that is kept apart"

    def move_to(self, stage: Ask) -> None:
        """The one gate between stages."""
        if not may_move(Ask(self.stage), stage):
            raise IllegalMove(f"An ask that is '{self.stage}' cannot become '{stage.value}'.")
        self.stage = stage
