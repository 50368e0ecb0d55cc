"""Holds, endings, requests for a copy, and the ledger of what has ended.

What these rows are about is named by record_kind and record_id: a person, or a request or draft in which nobody is
named.  Keepers see that a record is due without being able to read it.
"""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.lifecycle import (
    Asker,
    Copy,
    HoldReason,
    Identity,
    Kind,
    Stage,
    may_move,
)
from rightdoor.work.keeping.queries import AccessQueries, EndingQueries, HoldQueries


class IllegalMove(Exception):
    """The record is not at a stage from which that can be done."""


class Hold(models.Model):
    """Nothing of this record may go for now, because a court, an inquiry or a review needs it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    form_key = models.UUIDField(unique=True)  # sent twice is placed once
    record_kind = models.CharField(max_length=40, blank=True)
    record_id = models.UUIDField(null=True, blank=True)  # empty: every record of the partnership
    reason = models.CharField(max_length=12, choices=[(r.value, r.value) for r in HoldReason])
    words = models.TextField()
    starts_on = models.DateField()
    placed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lift_asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    why_lifted = models.TextField(blank=True)
    lifted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True)
                | (Q(lifted_by__isnull=False) & Q(lift_asked_by__isnull=False) & ~Q(lifted_by=F("lift_asked_by"))),
                name="a_hold_is_ended_by_two_people",
            ),
        ]
        indexes = [models.Index(fields=["record_id"], name="hold_of_record", condition=Q(lifted_at__isnull=True))]

    def __str__(self) -> str:
        return "a hold"


class Ending(models.Model):
    """A record that is due to go, or that somebody asked us to erase, and the two people who agreed to it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    form_key = models.UUIDField(null=True, unique=True)  # of an erasure: asked twice is asked once
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    record_kind = models.CharField(max_length=40)
    record_id = models.UUIDField(null=True, blank=True)  # empty once it is done: only the ledger's mark stays
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.LISTED.value)
    period = models.CharField(max_length=40, blank=True)  # the line of the schedule; empty for an erasure
    due_on = models.DateField()  # the last day of being kept; for an erasure, the day by which we answer
    listed_at = models.DateTimeField()
    asked_by = models.CharField(max_length=16, blank=True, choices=[(a.value, a.value) for a in Asker])
    identity = models.CharField(max_length=16, blank=True, choices=[(i.value, i.value) for i in Identity])
    asked_on = models.DateField(null=True, blank=True)
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kept = models.JSONField(default=list)  # of an erasure: parts that stay, each with the code of its reason
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    list_mark = models.CharField(max_length=64, blank=True)  # fingerprint of the list that was signed as one
    why_kept = models.CharField(max_length=10, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(null=True, blank=True)  # how many rows went

    objects = EndingQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.SIGNED.value, Stage.DONE.value])
                | Q(kind=Kind.REAPPLIED.value)
                | (Q(proposed_by__isnull=False) & Q(signed_by__isnull=False) & ~Q(signed_by=F("proposed_by"))),
                name="a_record_ends_by_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.DONE.value) | (Q(record_id__isnull=True) & Q(done_at__isnull=False)),
                name="what_has_ended_is_named_no_more",
            ),
            models.UniqueConstraint(
                fields=["record_kind", "record_id"],
                condition=Q(stage__in=["listed", "proposed", "signed"]),
                name="one_open_ending_of_a_record",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "stage", "due_on"], name="ending_by_stage")]

    def __str__(self) -> str:
        return "an ending"

    def move_to(self, stage: Stage) -> None:
        """The one gate between stages."""
        if not may_move(Stage(self.stage), stage):
            raise IllegalMove(f"A record that is '{self.stage}' cannot become '{stage.value}'.")
        self.stage = stage


class AccessRequest(models.Model):
    """Somebody asked for a copy of what we hold about them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    form_key = models.UUIDField(unique=True)
    record_kind = models.CharField(max_length=40)
    record_id = models.UUIDField()
    stage = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Copy], default=Copy.RECEIVED.value)
    asked_by = models.CharField(max_length=16, choices=[(a.value, a.value) for a in Asker])
    known_by = models.UUIDField(null=True, blank=True)  # the request of the one adult who asks; erased, it is nobody's
    identity = models.CharField(max_length=16, choices=[(i.value, i.value) for i in Identity])
    received_on = models.DateField()
    answer_by = models.DateField()
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the file that was handed over

    objects = AccessQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=[Copy.RELEASED.value, Copy.TAKEN.value])
                | (Q(made_by__isnull=False) & Q(released_by__isnull=False) & ~Q(released_by=F("made_by"))),
                name="a_copy_is_released_by_a_second_person",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "answer_by"], name="copy_owed", condition=~Q(stage="taken"))]

    def __str__(self) -> str:
        return "a request for a copy"


class Bundle(models.Model):
    """The copy itself, from when it is made until it is handed over; emptied on that moment."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    request = models.OneToOneField(AccessRequest, on_delete=models.PROTECT, related_name="bundle")
    entries = models.JSONField(default=list)
    reasons = models.JSONField(default=list)  # codes of why something is not in it
    held_back = models.JSONField(default=dict)  # entries that the reader took out, each with the code of its reason
    files = models.JSONField(default=list)  # keys of the documents that come with it

    def __str__(self) -> str:
        return "a copy of a record"


class Ended(models.Model):
    """The ledger: the keyed mark of a record that has ended, so that a restored backup lets it go again."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    mark = models.CharField(max_length=64, unique=True)  # keyed: it tells nothing to anybody without the key
    parts = models.CharField(max_length=10)  # "all", or "kept" where parts stayed
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return "an ended record"
