"""Whom a member of staff knows, as they told it, and of whom they therefore may know nothing here."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.lifecycle import OWN_WORDS
from rightdoor.work.conflicts.queries import BlockQueries, DeclarationQueries


class Declaration(models.Model):
    """A member of staff told us that they know somebody: their own words, and nothing of what we found."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="declarations")
    reason = models.CharField(max_length=20, choices=[(one.value, words) for one, words in OWN_WORDS.items()])
    name = models.CharField(max_length=160, blank=True)  # empty: told on the page of a request
    born_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    told_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DeclarationQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | ~Q(settled_by=F("account")),
                name="nobody_settles_what_they_told",
            )
        ]
        indexes = [models.Index(fields=["partnership", "born_on"], name="declaration_born_on")]

    def __str__(self) -> str:
        return "a declaration"


class Block(models.Model):
    """That a member of staff may know nothing of one person: who said so and why, and who ended it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="blocks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.OneToOneField(Relation, on_delete=models.PROTECT)  # what the engine and the wall ask
    source = models.TextField()  # who said so, in words
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    end_source = models.TextField(blank=True)

    objects = BlockQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("account")), name="nobody_ends_their_own_block"
            )
        ]

    def __str__(self) -> str:
        return "a block"
