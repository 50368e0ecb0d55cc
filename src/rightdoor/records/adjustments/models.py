"""What somebody needs so that they can read, hear, speak and take part; and whether it was there."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.adjustments.lifecycle import KIND_NAMES, MET_NAMES, WHOSE_NAMES, Kind, Met
from rightdoor.records.adjustments.queries import NeedQueries
from rightdoor.records.people.models import Person


class CommunicationNeed(models.Model):
    """Something that a child, or a parent or referrer of theirs, needs so that they can take part."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="communication_needs")
    whose = models.CharField(max_length=10, choices=[(one.value, say) for one, say in WHOSE_NAMES.items()])
    kind = models.CharField(max_length=15, choices=[(one.value, say) for one, say in KIND_NAMES.items()])
    language = models.CharField(max_length=60, blank=True)  # of an interpreter, and of letters
    words = models.TextField(blank=True)
    source = models.CharField(max_length=200)  # who told us, and how
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    looked_at = models.DateTimeField()  # when it was last asked whether it is still so
    looked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.CharField(max_length=300, blank=True)

    objects = NeedQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.INTERPRETER) | ~Q(language=""), name="an_interpreter_speaks_a_language"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_because=""), name="a_need_ends_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="need_of_person", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["looked_at"], name="need_to_ask_again", condition=Q(ended_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return "a communication need"


class NeedsMet(models.Model):
    """Whether what somebody needs was there when we were in contact with them, and if not, why not."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=40)  # the call, the text or the visit
    about_id = models.UUIDField()
    met = models.CharField(max_length=8, choices=[(one.value, say) for one, say in MET_NAMES.items()])
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(met=Met.YES) | ~Q(words=""), name="what_was_not_met_says_why"),
            models.UniqueConstraint(fields=["about_kind", "about_id"], name="a_contact_met_needs_once"),
        ]

    def __str__(self) -> str:
        return "whether needs were met"
