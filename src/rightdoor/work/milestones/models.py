"""What falls due for a child around help: a birthday that changes something, and asking how it went afterwards."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.milestones.lifecycle import Kind, Outcome
from rightdoor.work.milestones.queries import MilestoneQueries
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode


class Milestone(models.Model):
    """One thing that a person does from a day on.  Nothing ends by it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="milestones")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    mark = models.CharField(max_length=200)  # what it is, so that it comes once: see pure.birthdays.Step.key
    due_on = models.DateField()
    says = models.TextField()
    asks = models.JSONField(default=list)  # facts on which it hangs
    noticed_at = models.DateTimeField()
    call_by = models.DateTimeField()  # a person at the front door is called then
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=15, blank=True, choices=[(one.value, one.value) for one in Outcome])
    words = models.TextField(blank=True)

    objects = MilestoneQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "mark"], name="a_milestone_comes_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | (~Q(outcome="") & ~Q(words="")),
                name="a_milestone_is_settled_with_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "area", "due_on"], name="milestone_to_do", condition=Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return "what falls due"
