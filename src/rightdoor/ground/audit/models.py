"""The audit's own table; only audit.record may import it."""

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
    reason = models.CharField(max_length=60, blank=True)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    shown = models.JSONField(default=list)  # ids of every record on a page that listed several
    codes = models.JSONField(default=dict)  # codes and counts only
    request_id = models.CharField(max_length=36, blank=True)

    class Meta:
        db_table = "audit_event"
        indexes = [
            models.Index(fields=["about_kind", "about_id", "happened_at"], name="audit_about"),
            models.Index(fields=["actor_id", "happened_at"], name="audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.decision}"
