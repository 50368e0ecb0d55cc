"""The tries of codes, enough to stop guessing; and what opens a request besides its code: a phone, another request."""

from django.db import models

from rightdoor.pure.keys import new_key
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.queries import AttemptQueries, BesideQueries, OwnKeyQueries
from rightdoor.work.referrals.models import Referral


class Attempt(models.Model):
    """One try of a code.  Code and network are kept only as keyed fingerprints, and forgotten after two days."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code_mark = models.CharField(max_length=64)
    network_mark = models.CharField(max_length=64)
    tried_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Outcome])

    objects = AttemptQueries.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["code_mark", "tried_at"], name="attempt_of_code"),
            models.Index(fields=["network_mark", "tried_at"], name="attempt_of_network"),
            models.Index(fields=["tried_at"], name="attempt_newest"),
        ]

    def __str__(self) -> str:
        return "an attempt"


class OwnKey(models.Model):
    """The public half of a key that a phone keeps, and that opens one request after a finger or a PIN."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="own_keys")
    handle = models.BinaryField(max_length=32, unique=True)  # by which the phone names it
    public = models.BinaryField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OwnKeyQueries.as_manager()

    def __str__(self) -> str:
        return "a key on a phone"


class Beside(models.Model):
    """From one request its holder opens another of their own, having opened both once.  Not the other way round."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="others")
    other = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="opened_from")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BesideQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "other"], condition=models.Q(ended_at__isnull=True), name="beside_once"
            ),
            models.CheckConstraint(condition=~models.Q(referral=models.F("other")), name="beside_another"),
        ]

    def __str__(self) -> str:
        return "a request beside another"
