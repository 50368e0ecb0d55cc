"""What the front door decided, what it offered, and how each recommendation reached its service."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.workforce.models import Qualification
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Journey, Outcome


class Preparation(models.Model):
    """What somebody prepared for a decision and has not issued; kept as they type, also when another decides first."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="preparations")
    prepared_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    saved_at = models.DateTimeField()
    fields = models.JSONField(default=dict)
    overtaken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "prepared_by"], name="one_preparation_each")]

    def __str__(self) -> str:
        return "a preparation"


class Offer(models.Model):
    """A service shown to the family as one of their options; they choose or decline without losing their place."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="offers")
    service = models.CharField(max_length=60)
    because = models.TextField()
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    chosen_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    their_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "service"], name="a_service_is_offered_once"),
            models.CheckConstraint(
                condition=Q(chosen_at__isnull=True) | Q(declined_at__isnull=True), name="an_offer_is_chosen_or_declined"
            ),
        ]

    def __str__(self) -> str:
        return f"an offer of {self.service}"


class Decision(models.Model):
    """One decision of the front door about one request: by whom, with which qualification, and why, in words."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField(default=1)  # a request that came back is decided again
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome])
    formulation = models.TextField()
    levels = models.JSONField(default=dict)  # each in its own list, never converted: kent_wellbeing, ithrive …
    letter = models.TextField()
    letter_to_referrer = models.TextField(blank=True)
    catalogue_version = models.CharField(max_length=64)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="decisions")
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, null=True, blank=True)
    supervisor = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "number"], name="one_decision_at_a_time")]
        indexes = [models.Index(fields=["partnership", "-decided_at", "-id"], name="decision_newest")]

    def __str__(self) -> str:
        return "a decision"


class Recommendation(models.Model):
    """One service in a decision, and how the request reaches it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="recommendations")
    service = models.CharField(max_length=60)
    because = models.TextField(blank=True)
    journey = models.CharField(max_length=15, choices=[(j.value, j.value) for j in Journey])
    holds = models.JSONField(default=list)
    episode = models.ForeignKey(  # the request may be decided again, and the same help goes on
        Episode, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    handed_to = models.CharField(max_length=160, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    handed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "service"], name="a_service_is_recommended_once"),
            models.CheckConstraint(
                condition=~Q(journey=Journey.HANDED_OVER)
                | (~Q(handed_to="") & ~Q(reference="") & Q(handed_at__isnull=False)),
                name="handed_over_only_with_name_time_and_reference",
            ),
        ]

    def __str__(self) -> str:
        return f"a recommendation of {self.service}"
