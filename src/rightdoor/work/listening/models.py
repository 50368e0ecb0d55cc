"""What people tell us about how it was: feedback, a compliment, a complaint and every step of it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.listening.lifecycle import FACE_NAMES, WHO_NAMES, Face, Procedure, Stage, Who
from rightdoor.work.listening.queries import ComplaintQueries
from rightdoor.work.referrals.models import Referral


class Feedback(models.Model):
    """How somebody found it: one of three faces, in their words if they want, and perhaps a thank you."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    face = models.CharField(max_length=10, choices=[(one.value, FACE_NAMES[one]) for one in Face])
    words = models.TextField(blank=True)
    thanks = models.TextField(blank=True)
    form_key = models.UUIDField(unique=True)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return "how it was"


class Complaint(models.Model):
    """A complaint: who complains, about what or whom, what they want, where it stands and by when it is answered."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=15, choices=[(one.value, WHO_NAMES[one]) for one in Who])
    name = models.CharField(max_length=160, blank=True)
    reach = models.CharField(max_length=300, blank=True)  # how to answer them, as they said it
    whom = models.CharField(max_length=300, blank=True)  # who it is about, as they name them
    about = models.TextField()
    wants = models.TextField(blank=True)
    advocate_wanted = models.BooleanField(null=True)
    advocate_offered_at = models.DateTimeField(null=True, blank=True)
    procedure = models.CharField(
        max_length=10, default=Procedure.STATUTORY.value, choices=[(one.value, one.value) for one in Procedure]
    )
    stage = models.CharField(max_length=25, default=Stage.ONE.value, choices=[(one.value, one.value) for one in Stage])
    stage_since = models.DateTimeField()
    longer = models.BooleanField(default=False)  # this stage was given its longest time, and they were told why
    due_at = models.DateTimeField(null=True, blank=True)  # null: nothing is due, or no day can be promised
    explanation = models.TextField(blank=True)
    form_key = models.UUIDField(unique=True)
    code = models.CharField(max_length=60, null=True, blank=True, unique=True)  # where it came without a request
    secret_word = models.CharField(max_length=128, blank=True)  # hashed
    made_at = models.DateTimeField()
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ComplaintQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(about=""), name="a_complaint_is_about_something"),
        ]

    def __str__(self) -> str:
        return "a complaint"

    def is_late(self, at: datetime) -> bool:
        """Whether it should have been answered by now."""
        return self.due_at is not None and self.due_at < at


class ComplaintStep(models.Model):
    """One step of a complaint: what was done, by whom, in which words; kept for good."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)
    was = models.CharField(max_length=25)
    became = models.CharField(max_length=25)
    words = models.TextField(blank=True)
    found = models.TextField(blank=True)  # of an answer: what whoever complained reads, and nothing else of the step
    change = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # empty: whoever complained

    def __str__(self) -> str:
        return "a step of a complaint"
