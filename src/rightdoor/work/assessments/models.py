"""One assessment that several write: who writes which part, what is left out and why, and one summary."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.assessments.lifecycle import Kind, Part
from rightdoor.work.assessments.queries import AssessmentQueries


class Assessment(models.Model):
    """An assessment of one young person, from the reason for it to its summary."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    because = models.TextField()
    due_on = models.DateField()
    social_worker = models.CharField(max_length=200, blank=True)  # who, and how they are reached
    reviewing_officer = models.CharField(max_length=200, blank=True)
    personal_adviser = models.CharField(max_length=200, blank=True)
    is_missing_from_care = models.BooleanField(null=True)  # empty: not known
    is_unaccompanied = models.BooleanField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    advice_to_carers = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = AssessmentQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | ~Q(summary=""), name="a_whole_assessment_has_a_summary"
            ),
        ]

    def __str__(self) -> str:
        return "an assessment"


class Section(models.Model):
    """One part: who writes it, their words, or why it is left out."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="sections")
    part = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Part])
    author = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    named_at = models.DateTimeField()
    words = models.TextField(blank=True)
    their_words = models.TextField(blank=True)  # the young person's own
    helps = models.TextField(blank=True)  # what makes it easier for them to take part, for everybody who meets them
    written_at = models.DateTimeField(null=True, blank=True)
    left_out_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "part"], name="a_part_is_there_once"),
            models.CheckConstraint(
                condition=Q(written_at__isnull=True) | ~Q(words="") & Q(author__isnull=False),
                name="a_written_part_has_words_and_an_author",
            ),
        ]

    def __str__(self) -> str:
        return "a part of an assessment"
