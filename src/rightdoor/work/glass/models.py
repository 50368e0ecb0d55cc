"""Reading for an hour, with a reason, what one's role does not open."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.glass.lifecycle import FINDINGS, REASONS
from rightdoor.work.glass.queries import GlassQueries


class Glass(models.Model):
    """One person's record, opened by one account for an hour; another person looks at it afterwards."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="glasses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.OneToOneField(Relation, on_delete=models.PROTECT)  # what the engine asks: until when it is open
    reason = models.CharField(max_length=10, choices=[(one.value, words) for one, words in REASONS.items()])
    words = models.TextField()
    broken_at = models.DateTimeField()
    review_by = models.DateTimeField()
    finding = models.CharField(
        max_length=10, blank=True, choices=[(one.value, words) for one, words in FINDINGS.items()]
    )
    finding_words = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = GlassQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=models.F("account")),
                name="nobody_reviews_their_own_glass",
            )
        ]
        indexes = [models.Index(fields=["account", "broken_at"], name="glass_of_account")]

    def __str__(self) -> str:
        return "a broken glass"
