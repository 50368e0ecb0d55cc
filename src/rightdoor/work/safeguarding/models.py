"""When somebody is not safe: what they told us, and the contact that a person must make with the body that acts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.safeguarding.queries import ContactQueries, FlagQueries


class RedFlag(models.Model):
    """Somebody told us that they, or a child, are not safe.  It is kept even if they leave, and a person reads it."""

    class Source(models.TextChoices):
        ANSWER = "answer", "Answered a safety question"
        WORDS = "words", "Words that worry in free text"
        STAFF = "staff", "A member of staff heard or saw it"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)  # empty: not known; then it goes to every duty owner
    about_kind = models.CharField(max_length=40)  # a draft or a referral, as (kind, id)
    about_id = models.UUIDField()
    source = models.CharField(max_length=10, choices=Source.choices)
    heard = models.TextField(
        blank=True
    )  # what a member of staff heard or saw; a person's own words stay where they wrote them
    facts = ArrayField(models.CharField(max_length=40), default=list)  # the safety facts that were answered yes
    marks = ArrayField(models.CharField(max_length=60), default=list)  # what raised it, so that it is raised once
    words_at = models.DateTimeField(null=True, blank=True)  # when something was last added to it
    said_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    what_was_done = models.TextField(blank=True)

    objects = FlagQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "source"],
                condition=Q(handled_at__isnull=True),
                name="one_open_flag_of_a_source_about_a_thing",
            )
        ]
        indexes = [
            models.Index(
                fields=["partnership", "area", "said_at"], name="flag_open", condition=Q(handled_at__isnull=True)
            ),
            models.Index(fields=["about_kind", "about_id"], name="flag_about"),
        ]

    def __str__(self) -> str:
        return "a red flag"


class BodyContact(models.Model):
    """A contact with the body that must act: prepared here, made by a person, and 'not yet made' until they say so."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    form_key = models.UUIDField(null=True, unique=True)  # minted with the form: preparing twice is preparing once
    adult = models.BooleanField(default=False)  # from 18 it is adult safeguarding
    body = models.CharField(max_length=60)  # an entry of the catalogue, such as kent.front_door
    immediate_danger = models.BooleanField(default=False)  # 999 first
    consultation = models.BooleanField(default=False)  # they want to talk it over with the body before deciding
    lead_name = models.CharField(max_length=160, blank=True)  # the designated safeguarding lead who was spoken to
    lead_spoken_on = models.DateField(null=True, blank=True)
    lead_advice = models.TextField(blank=True)
    concern = models.TextField()  # in the words of whoever saw or heard it
    prepared_text = models.TextField()
    family_told = models.BooleanField(null=True)
    why_family_not_told = models.TextField(blank=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.CharField(max_length=160, blank=True)  # who took it
    reference = models.CharField(max_length=80, blank=True)
    response = models.TextField(blank=True)  # what they said they will do

    objects = ContactQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True) | (~Q(recipient="") & ~Q(reference="") & Q(made_by__isnull=False)),
                name="a_contact_is_made_only_with_recipient_and_reference",
            )
        ]

    def __str__(self) -> str:
        return "a safeguarding contact"
