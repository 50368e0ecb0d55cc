"""Asking for help: what is being written, what was sent, and what it matched."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership, Sealable
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.lifecycle import OPEN, Priority, Stage, may_end, may_move
from rightdoor.work.referrals.queries import AdditionQueries, DraftQueries, EntryQueries, ReferralQueries


class Asker(models.TextChoices):
    """Who asks: the four public ways, and the fifth, taken by staff."""

    ME = "me", "For me"
    CHILD = "child", "For my child"
    SOMEONE = "someone", "For someone I work with"
    GROUP = "group", "For a group or class"


class Channel(models.TextChoices):
    WEB = "web", "On this site"
    PHONE = "phone", "By telephone"
    MAILBOX = "mailbox", "By e-mail"
    LETTER = "letter", "By letter"
    WALK_IN = "walk_in", "Walked in"


class Draft(models.Model):
    """A request that is still being written.  It can be found again by its code, with a word that the person chose."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    asker = models.CharField(max_length=10, choices=Asker.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEB)
    area = models.SlugField(blank=True)
    browser_key = models.CharField(max_length=64, blank=True)  # hash of the token in a session; empty: nobody's yet
    code = models.CharField(max_length=60, null=True, blank=True, unique=True)  # only once it was saved for later
    secret_word = models.CharField(max_length=128, blank=True)  # hashed
    form_version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    pages = models.JSONField(default=dict)  # by page: which tab wrote it last, and words we could not read, as typed
    version = models.PositiveIntegerField(default=0)  # grows with every save; the loser of two tabs is told
    form_key = models.UUIDField(default=new_key, unique=True)  # minted with the form: sending twice is sending once
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_as = models.OneToOneField(
        "referrals.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    keep = models.BooleanField(default=False)  # holds a red flag or worrying words: never purged, a record
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)

    objects = DraftQueries.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["saved_at"], name="draft_to_purge", condition=Q(sent_as__isnull=True, keep=False))
        ]

    def __str__(self) -> str:
        return "a draft"


class Referral(models.Model):
    """A request for help that was sent, with a promise of when it is answered."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    code = models.CharField(max_length=60, unique=True)  # four words that can be said aloud
    secret_word = models.CharField(
        max_length=128, blank=True
    )  # hashed; without it the code shows 'received' or 'answered'
    form_key = models.UUIDField(unique=True)
    content_hash = models.CharField(max_length=64)  # the same key with other content is a conflict
    asker = models.CharField(max_length=10, choices=Asker.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEB)
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    group_name = models.CharField(max_length=160, blank=True)  # a class or group, where nobody is named
    referrer_name = models.CharField(max_length=160, blank=True)
    referrer_role = models.CharField(max_length=120, blank=True)
    referrer_organisation = models.CharField(max_length=160, blank=True)
    referrer_plan = models.ForeignKey(ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contact_plan = models.ForeignKey(ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wanted_service = models.CharField(max_length=60, blank=True)  # the service they asked for by name, if any
    form_version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)  # in the vocabulary of the rules
    story = models.TextField(blank=True)  # in their own words
    needs = ArrayField(models.CharField(max_length=40), default=list)
    received_at = models.DateTimeField()
    priority = models.CharField(max_length=12, choices=[(p.value, p.value) for p in Priority], default=Priority.ROUTINE)
    stage = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Stage], default=Stage.RECEIVED)
    decide_by = models.DateTimeField(null=True, blank=True)  # null: no day can be promised
    clock = models.JSONField(default=dict)  # standard, reading, start, pauses, explanation: enough to recompute it
    flagged = models.BooleanField(default=False)  # an open red flag: pinned above every sort and filter
    catalogue_version = models.CharField(max_length=64, blank=True)
    looking = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    looking_since = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # when the last thing was done; empty: something is to do
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ReferralQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=OPEN) | Q(closed_at__isnull=True), name="an_open_request_is_not_closed"
            )
        ]
        indexes = [
            models.Index(fields=["partnership", "decide_by", "id"], name="referral_queue", condition=Q(stage__in=OPEN)),
            models.Index(
                fields=["partnership", "area", "decide_by", "id"],
                name="referral_queue_of_area",
                condition=Q(stage__in=OPEN),
            ),
            models.Index(
                fields=["partnership", "received_at"],
                name="referral_flagged",
                condition=Q(stage__in=OPEN, flagged=True),
            ),
            models.Index(fields=["partnership", "person"], name="referral_of_person"),
        ]

    def __str__(self) -> str:
        return "a request for help"

    def move_to(self, stage: Stage, *, by: Actor, at: datetime, reason: str = "") -> None:
        """The one gate between stages: refuses an illegal move, keeps the history and grows the version."""
        here = Stage(self.stage)
        if not may_move(here, stage):
            raise IllegalMove(f"A request that is '{here.value}' cannot become '{stage.value}'.")
        self._go(stage, by=by, at=at, reason=reason)

    def end(self, *, by: Actor, at: datetime) -> None:
        """The child has died.  From any stage; no move leads on from here."""
        if may_end(Stage(self.stage)):
            self._go(Stage.ENDED, by=by, at=at)

    def stand_again(self, *, by: Actor, at: datetime) -> None:
        """It was not so: the request stands where it stood before it ended."""
        if self.stage == Stage.ENDED:
            self._go(self.stage_before_end, by=by, at=at)

    @property
    def stage_before_end(self) -> Stage:
        """Where it stood when it ended; where it stands, if it did not."""
        ends = self.history.filter(became=Stage.ENDED) if self.stage == Stage.ENDED else self.history.none()
        last = ends.order_by("moved_at", "id").last()
        return Stage(last.was) if last else Stage(self.stage)

    def _go(self, stage: Stage, *, by: Actor, at: datetime, reason: str = "") -> None:
        """Take the step and keep its history."""
        here = Stage(self.stage)
        self.stage = stage
        self.closed_at = None if stage in OPEN else self.closed_at or at
        self.version += 1
        self.save(update_fields=["stage", "closed_at", "version"])
        StageChange.objects.create(
            referral=self,
            was=here,
            became=stage,
            moved_at=at,
            actor_kind=by.actor_kind,
            actor_id=by.actor_id,
            reason=reason,
        )
        record("referrals.moved", about=self, by=by, at=at, was=here.value, became=stage.value)


class IllegalMove(Exception):
    """The request is not at a stage from which that can be done."""


class StageChange(models.Model):
    """One step in the life of a request, kept for good."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="history")
    was = models.CharField(max_length=20)
    became = models.CharField(max_length=20)
    moved_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.was} to {self.became}"


class Match(models.Model):
    """What the rules said about one service for one request, at one moment, by one version of the catalogue."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="matches")
    matched_at = models.DateTimeField()
    catalogue_version = models.CharField(max_length=64)
    service = models.CharField(max_length=60)
    answer = models.CharField(max_length=20)
    result = models.JSONField()  # holds, asks, reasons … as the rules gave them

    class Meta:
        indexes = [models.Index(fields=["referral", "-matched_at"], name="match_newest")]

    def __str__(self) -> str:
        return f"{self.service}: {self.answer}"


class FactQuestion(models.Model):
    """Something the front door asked, to be answered by code; the clock rests meanwhile only where the rule says so."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="questions")
    facts = ArrayField(models.CharField(max_length=40), default=list)
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    answered_at = models.DateTimeField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    answer_words = models.TextField(blank=True)

    def __str__(self) -> str:
        return "a question"


class ContactEntry(Sealable):
    """A call, a text or a visit that somebody made about a request, and what came of it."""

    class Outcome(models.TextChoices):
        SPOKE = "spoke", "Spoke with them"
        NO_ANSWER = "no_answer", "No answer"
        LEFT_WORD = "left_word", "Left a safe message"
        WRONG_NUMBER = "wrong_number", "Wrong number"
        OTHER = "other", "Something else"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="contacts")
    happened_at = models.DateTimeField()
    way = models.CharField(max_length=10)
    with_whom = models.CharField(max_length=160)
    outcome = models.CharField(max_length=15, choices=Outcome.choices)
    words = models.TextField(blank=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    written_at = models.DateTimeField()

    objects = EntryQueries.as_manager()

    def __str__(self) -> str:
        return "a contact"


class Addition(Sealable):
    """Something that was said after the request was sent: more of the story, or that it got worse."""

    class Kind(models.TextChoices):
        MORE = "more", "Added something"
        WORSE = "worse", "It got worse"
        NONE_FIT = "none_fit", "None of the options"
        STOPPED = "stopped", "Why they stopped"
        REACH = "reach", "Changed how to reach them"
        AGREEMENT = "agreement", "Changed what they agree to"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(blank=True)
    form_key = models.UUIDField(unique=True)  # sent twice is said once
    said_at = models.DateTimeField()
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)  # where staff wrote it down

    objects = AdditionQueries.as_manager()

    def __str__(self) -> str:
        return "an addition"


class FactChange(models.Model):
    """Facts that were corrected or answered after a request was sent: what they were, and what they became."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="fact_changes")
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)  # empty: they themselves

    def __str__(self) -> str:
        return "a change of facts"
