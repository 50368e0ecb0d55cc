"""How to reach somebody safely, and the outbox through which everything leaves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key


class Way(models.TextChoices):
    """The ways in which a person may be reached."""

    CALL = "call", "Phone call"
    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    POST = "post", "Letter"
    SCHOOL = "school", "Through school"
    CODE = "code", "Only when they come back with their code"


class Holder(models.TextChoices):
    """Whose plan it is: what reaches a parent must ask the child's plan too."""

    YOUNG_PERSON = "young_person", "The young person"
    PARENT = "parent", "A parent or carer"
    PROFESSIONAL = "professional", "A professional"
    STAFF = "staff", "A member of staff"


class ContactPlan(models.Model):
    """What a person told us about reaching them safely.  It is asked again at the moment anything is sent."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    holder = models.CharField(max_length=15, choices=Holder.choices, default=Holder.YOUNG_PERSON)
    child = models.ForeignKey(  # a parent's plan points at the child's, whose "never my parent" rules
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parents"
    )
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="alerts")
    ways = ArrayField(models.CharField(max_length=10, choices=Way.choices), default=list)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    reached_before = ArrayField(  # numbers and mailboxes that stood here: whoever must not know is known by them still
        models.CharField(max_length=254), default=list, blank=True
    )
    address = models.TextField(blank=True)
    school_contact = models.CharField(max_length=200, blank=True)
    safe_times = models.CharField(max_length=300, blank=True)
    voicemail_is_safe = models.BooleanField(null=True)
    may_name_service = models.BooleanField(null=True)
    safe_word = models.CharField(max_length=60, blank=True)
    who_must_not_know = models.TextField(blank=True)
    never_contact_parent = models.BooleanField(default=False)
    also = models.ForeignKey(  # this plan must allow it too: the strictest of two records, until a person has looked
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="holding"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)  # wrong number, or asked to stop
    silent_since = models.DateTimeField(null=True, blank=True)  # a death is recorded: nothing goes, and nobody is asked
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a contact plan"


class Message(models.Model):
    """One letter, e-mail or text on its way out, or kept for the person to read by code."""

    class State(models.TextChoices):
        WAITING = "waiting"  # in the outbox
        SENT = "sent"
        HELD = "held"  # the contact plan does not allow it; a person must decide
        STUCK = "stuck"  # eight tries; a person must look
        DROPPED = "dropped"  # a person decided that it does not go out, and said why
        SILENT = "silent"  # a death is recorded: it does not go out

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    plan = models.ForeignKey(ContactPlan, on_delete=models.PROTECT, related_name="messages")
    area = models.SlugField(blank=True)  # whose front door is asked when a person must decide
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    way = models.CharField(max_length=10, choices=Way.choices)
    kind = models.CharField(max_length=40)  # receipt, decision_letter, question, notice
    body = models.TextField()
    outside = models.TextField()  # what leaves the building: neutral words, never the body by plain e-mail or text
    queued_at = models.DateTimeField()
    queued_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    safe_until = models.DateTimeField(null=True, blank=True)  # a person has read the safe times and says: send it now
    why_held = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_try_at"], name="outbox_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["partnership", "about_kind", "about_id"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"a {self.kind}"
