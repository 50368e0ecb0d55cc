"""The audit's own table as the framework sees it; only audit.record may import it.

The table itself is made by SQL in migration 0002: it is partitioned by month, and the database adds to each row when it
was written, in which transaction and in which order, which the application can neither set nor change.
"""

from django.db import models

from rightdoor.pure.keys import new_key


class Decision(models.TextChoices):
    ALLOWED = "allowed"
    DENIED = "denied"


class Event(models.Model):
    """Who did or saw what, when, and whether it was allowed; never what was said."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    happened_at = models.DateTimeField()
    act = models.CharField(max_length=60)
    decision = models.CharField(max_length=7, choices=Decision.choices, default=Decision.ALLOWED)
    reason = models.CharField(max_length=120, blank=True)
    rule = models.CharField(max_length=120, blank=True)  # the row of the policy that decided
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    on_behalf_of = models.UUIDField(null=True)  # for whom a job or a deputy acted
    session = models.CharField(max_length=64, blank=True)  # a keyed hash, never the session's own key
    client = models.CharField(max_length=12, blank=True)  # web, api, command or job; said by the server
    purpose = models.CharField(max_length=60, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    shown = models.JSONField(default=list)  # ids of every record on a page that listed several
    fields = models.CharField(max_length=40, blank=True)  # the class of fields that was shown
    exported_rows = models.PositiveIntegerField(null=True)
    exported_sha256 = models.CharField(max_length=64, blank=True)
    codes = models.JSONField(default=dict)  # codes and counts only
    request_id = models.CharField(max_length=36, blank=True)

    class Meta:
        db_table = "audit_event"
        managed = False

    def __str__(self) -> str:
        return f"{self.act} {self.decision}"
