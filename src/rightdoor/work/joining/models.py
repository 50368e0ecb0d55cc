"""Two records that are of one child: who said so, who agreed, what was moved, and what parts them again."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.joining.lifecycle import Stage, may_move
from rightdoor.work.joining.queries import JoiningQueries


class IllegalMove(Exception):
    """What was answered is not answered again."""


class Joining(models.Model):
    """Two records that one person says are of the same child, and a second agrees; both histories are kept."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="joinings")  # its record goes on
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="joinings_away")
    area = models.SlugField(blank=True)  # of the request from which it was asked
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.ASKED.value)
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    filled = models.JSONField(default=list)  # names of facts that the record that goes on had not, and took over
    part_reason = models.TextField(blank=True)
    part_asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    parted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    parted_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)  # which way of reaching them holds; what bars, and whom

    objects = JoiningQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("other")), name="a_joining_is_of_two"),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")), name="a_joining_takes_two"
            ),
            models.CheckConstraint(
                condition=Q(parted_by__isnull=True) | ~Q(parted_by=F("part_asked_by")), name="a_parting_takes_two"
            ),
            models.UniqueConstraint(
                fields=["other"],
                condition=Q(stage__in=[Stage.ASKED.value, Stage.JOINED.value, Stage.PARTING.value]),
                name="a_record_is_joined_once",
            ),
        ]

    def __str__(self) -> str:
        return "two records of one child"

    def move_to(self, stage: Stage) -> None:
        """The one gate between stages."""
        if not may_move(Stage(self.stage), stage):
            raise IllegalMove(f"What is '{self.stage}' cannot become '{stage.value}'.")
        self.stage = stage


class Moved(models.Model):
    """One row that pointed at the other record and points at the one that goes on, until they are parted."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    joining = models.ForeignKey(Joining, on_delete=models.CASCADE, related_name="moved")
    row_kind = models.CharField(max_length=60)  # 'referrals.referral'
    row_id = models.CharField(max_length=40)
    field = models.CharField(max_length=40)

    def __str__(self) -> str:
        return "a moved row"


class Apart(models.Model):
    """Two records that a person has said are of two children: they are not suggested again."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="two_are_apart_once")]

    def __str__(self) -> str:
        return "two who are not one"
