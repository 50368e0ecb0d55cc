"""What whoever asked for help and the people who work on it write to each other."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Sealable
from rightdoor.pure.keys import new_key
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.queries import LineQueries


class Line(Sealable):
    """One message in the thread of a request: from whoever asked for help, or from a person who works on it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="lines")
    words = models.TextField()
    form_key = models.UUIDField(null=True, unique=True)  # of what whoever asked sends: sent twice is said once
    said_at = models.DateTimeField()
    written_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # empty: whoever asked for help
    answer_by = models.DateTimeField(null=True, blank=True)  # empty: no day could be promised, or it is an answer
    clock = models.JSONField(default=dict)  # how that was counted, as with a request
    settled_at = models.DateTimeField(null=True, blank=True)  # it was answered, or somebody said why it need not be
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    why_no_answer = models.TextField(blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when an answer was first shown to whoever asked

    objects = LineQueries.as_manager()

    class Meta:
        constraints = [
            *Sealable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(answer__isnull=False) | ~Q(why_no_answer=""),
                name="a_message_is_settled_by_an_answer_or_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["referral", "said_at"], name="line_of_request")]

    def __str__(self) -> str:
        return "a message in a thread"

    @property
    def is_theirs(self) -> bool:
        """Whether whoever asked for help wrote it."""
        return self.written_by_id is None
