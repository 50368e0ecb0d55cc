"""What a young person tells about themselves, in their own words; who may see it, and who did.

Nothing is lost: an entry that is changed or taken away keeps what it said before.  Each entry belongs to the request
behind whose word it was written, so that it follows its child through joining and parting and never stays behind.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.telling.lifecycle import LONGEST, TOP, Audience, Section
from rightdoor.records.telling.queries import GivenLinkQueries, TellingQueries

AUDIENCES = [(one.value, one.value) for one in Audience]


class Entry(models.Model):
    """One thing that a young person wants known, or one goal of theirs, in their words; they say who may see it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    section = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Section])
    words = models.TextField()
    audience = models.CharField(max_length=10, choices=AUDIENCES)
    rank = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField()
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = TellingQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about_id", "form_key"], name="an_entry_is_written_once"),
            models.CheckConstraint(condition=~Q(words=""), name="an_entry_says_something"),
        ]
        indexes = [models.Index(fields=["about_id", "rank"], name="entry_behind")]

    def __str__(self) -> str:
        return "something told"


class Said(models.Model):
    """What an entry said at one time, and who might see it then; the young person alone reads it again."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="said")
    words = models.TextField()
    audience = models.CharField(max_length=10, choices=AUDIENCES)
    removed = models.BooleanField(default=False)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return "what was said before"


class Rung(models.Model):
    """Where a young person sees themselves on the ladder to a goal of theirs, from 0 to 10, at one time."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="rungs")
    rung = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()
    form_key = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rung__lte=TOP), name="a_ladder_has_ten_rungs"),
            models.UniqueConstraint(fields=["entry", "form_key"], name="a_rung_is_said_once"),
        ]

    def __str__(self) -> str:
        return "a rung of the ladder"


class Link(models.Model):
    """A link for one named person: what they may see, until when, and the word that goes with it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    mark = models.CharField(max_length=64, unique=True)  # fingerprint of what stands in the address
    words_hash = models.CharField(max_length=128)  # the hash of the words that are told in another way
    name = models.CharField(max_length=120)
    is_to_me = models.CharField(max_length=120)
    shows = ArrayField(models.CharField(max_length=60))  # kind and key of each thing that was chosen
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    yes = models.TextField(blank=True)  # how they said yes, where somebody made it for them
    form_key = models.UUIDField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = GivenLinkQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about_id", "form_key"], name="a_link_is_made_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("made_at"), ends_at__lte=F("made_at") + LONGEST), name="a_link_ends"
            ),
            models.CheckConstraint(condition=Q(made_by__isnull=True) | ~Q(yes=""), name="a_link_rests_on_their_yes"),
        ]
        indexes = [models.Index(fields=["about_id"], name="link_behind")]

    def __str__(self) -> str:
        return "a link for one person"


class Visit(models.Model):
    """That a link was opened with its word, and when; who it is for stands on the link."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="visits")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a visit by a link"
