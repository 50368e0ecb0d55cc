"""Files that people attach; held, and seen by nobody, until they have been scanned."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Partnership, Sealable
from rightdoor.ground.documents.lifecycle import FileState, may_move
from rightdoor.ground.documents.queries import DocumentQueries
from rightdoor.pure.keys import new_key

HELD, REFUSED = FileState.HELD.value, FileState.REFUSED.value


class IllegalMove(Exception):
    """A file that was checked once is not checked into something else."""


class Document(Sealable):
    """A file somebody sent with a request, made harmless.  Nobody opens it until it has been checked for harm."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    about_kind = models.CharField(max_length=40)  # what it belongs to, as (kind, id): a draft, then a referral
    about_id = models.UUIDField()
    name = models.CharField(max_length=200)  # as the sender called it: shown on pages, never in a header
    kind = models.CharField(max_length=10)  # what it is, by its content
    size = models.PositiveIntegerField()
    content = models.BinaryField()  # the harmless twin; empty once it was refused
    sha256 = models.CharField(max_length=64)  # of the content
    sent_sha256 = models.CharField(max_length=64)  # of what was sent: the same file twice is kept once
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in FileState], default=HELD)
    received_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # how often the scanner could make nothing of it
    found = models.CharField(max_length=80, blank=True)  # what the scanner calls it

    objects = DocumentQueries.as_manager()

    class Meta:
        constraints = [
            *Sealable.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=[s.value for s in FileState]), name="document_state_is_known"),
            models.CheckConstraint(condition=~Q(state=REFUSED) | Q(content=b""), name="refused_is_emptied"),
            models.CheckConstraint(condition=Q(state=HELD) | Q(checked_at__isnull=False), name="checked_at_some_time"),
            models.UniqueConstraint(  # a file that was ever kept apart is not told by refusing another like it
                fields=["about_kind", "about_id", "sent_sha256"], name="the_same_file_once", condition=Q(section="")
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "about_kind", "about_id"], name="document_about"),
            models.Index(fields=["received_at"], name="document_held", condition=Q(state=HELD)),
        ]

    def __str__(self) -> str:
        return f"a file of {self.size} bytes"

    def move_to(self, state: FileState) -> None:
        """The one gate between states."""
        if not may_move(FileState(self.state), state):
            raise IllegalMove(f"A file that is '{self.state}' cannot become '{state.value}'.")
        self.state = state
