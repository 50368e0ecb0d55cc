"""Support that a service has accepted to give: the wait, who gives it, what was done, and how it ends."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.pure.programmes import Thing
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import OPEN, Came, How, Reason, Stage, may_move
from rightdoor.work.support.queries import EpisodeQueries

STANDING = [one.value for one in OPEN]


class IllegalMove(Exception):
    """An episode cannot go from where it stands to there."""


class Episode(models.Model):
    """One spell of help by one service, from the day the service was chosen."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="episodes")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="episodes")
    service = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.WAITING)
    urgency = models.CharField(max_length=12, choices=[(p.value, p.value) for p in Priority], default=Priority.ROUTINE)
    rank = models.PositiveSmallIntegerField(default=3)  # of the urgency, so that a list is read in order
    counts_from = models.DateTimeField()  # from when they wait; earlier only where a manager said why
    counts_because = models.CharField(max_length=300, blank=True)
    paused_until = models.DateField(null=True, blank=True)  # they asked to wait; they keep their place
    paused_because = models.CharField(max_length=300, blank=True)
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    after = models.ForeignKey(  # they came back, by the way that was promised, without a new form
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="again"
    )
    programme = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=12, blank=True, choices=[(r.value, r.value) for r in Reason])

    objects = EpisodeQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "service"],
                condition=Q(stage__in=STANDING),
                name="one_open_episode_of_a_service_for_a_request",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=STANDING, ended_at__isnull=True) | ~Q(stage__in=STANDING) & ~Q(reason=""),
                name="an_episode_ends_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "service", "area", "rank", "counts_from", "id"],
                name="episode_waiting", condition=Q(stage=Stage.WAITING.value),
            ),
            models.Index(
                fields=["partnership", "service", "area", "stage"], name="episode_standing",
                condition=Q(stage__in=STANDING),
            ),
            models.Index(fields=["worker", "counts_from"], name="episode_of_worker", condition=Q(stage__in=STANDING)),
            models.Index(fields=["partnership", "service", "area", "started_at"], name="episode_started"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "an episode of support"

    def move_to(self, stage: Stage, *, by: Actor, at: datetime, because: str = "") -> None:
        """The one gate between stages: refuses an illegal move and keeps the history.  The caller saves the rest."""
        here = Stage(self.stage)
        if not may_move(here, stage):
            raise IllegalMove(f"Help that is '{here.value}' cannot become '{stage.value}'.")
        self._go(stage, by=by, at=at, because=because)

    def end_with_death(self, *, by: Actor, at: datetime) -> None:
        """The child has died: nothing of it goes on, and nobody is asked why."""
        if self.is_open:
            self.ended_at, self.reason = at, Reason.DIED
            self._go(Stage.ENDED, by=by, at=at)
            self.save(update_fields=["stage", "ended_at", "reason"])

    def stand_again(self, *, by: Actor, at: datetime) -> None:
        """It was not so: it stands where it stood."""
        if self.reason == Reason.DIED:
            last = self.steps.order_by("moved_at", "id").last()
            self.ended_at, self.reason = None, ""
            self._go(Stage(last.was) if last else Stage.WAITING, by=by, at=at)
            self.save(update_fields=["stage", "ended_at", "reason"])

    def _go(self, stage: Stage, *, by: Actor, at: datetime, because: str = "") -> None:
        here = Stage(self.stage)
        self.stage = stage
        EpisodeStep.objects.create(
            episode=self, was=here, became=stage, moved_at=at, actor_kind=by.actor_kind, actor_id=by.actor_id,
            because=because,
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN


class EpisodeStep(models.Model):
    """One step in the life of an episode, kept for good."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="steps")
    was = models.CharField(max_length=10)
    became = models.CharField(max_length=10)
    moved_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    because = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.was} to {self.became}"


class Allocation(models.Model):
    """Who gives the support, from when to when; where another goes on, what was handed over."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    handed_over = models.TextField(blank=True)  # what the next worker must know, by whoever goes

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(until_at__isnull=True), name="one_worker_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")),
                name="allocation_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return "who gives the support"


class CheckIn(models.Model):
    """Somebody asked a family that waits how it is, and whether we still reach them safely."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="check_ins")
    happened_at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    with_whom = models.CharField(max_length=160)
    is_reached = models.BooleanField()
    is_worse = models.BooleanField(default=False)
    ways_still_safe = models.BooleanField(null=True)  # unknown where nobody was reached
    words = models.TextField(blank=True)
    form_key = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return "a check-in"


class Readied(models.Model):
    """What had to be there before a programme began or ended: that it is, and where."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="readied")
    thing = models.CharField(max_length=20, choices=[(t.value, t.value) for t in Thing])
    where = models.CharField(max_length=300)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["episode", "thing"], name="a_thing_is_readied_once")]

    def __str__(self) -> str:
        return "what had to be there first"


class Session(models.Model):
    """One session: who came, what was done, and what comes next."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="sessions")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    how = models.CharField(max_length=12, choices=[(h.value, h.value) for h in How])
    came = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Came])
    words = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    is_risk_changed = models.BooleanField(default=False)
    noted_at = models.DateTimeField()
    form_key = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["episode", "starts_at"], name="session_of_episode")]

    def __str__(self) -> str:
        return "a session"


class Missed(models.Model):
    """What was done after a session to which nobody came: each part is there, or it is still to do."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="missed")
    contact = models.TextField(blank=True)  # how they were reached safely the same day, or what was tried
    why = models.TextField(blank=True)  # why they could not come, as far as anybody said
    risk = models.TextField(blank=True)  # what this says about their safety
    seen_by = models.TextField(blank=True)  # who else has seen the child, and when
    told = models.TextField(blank=True)  # who was told, or why nobody was
    other_way = models.TextField(blank=True)  # what we change so that they can come
    discussed_with = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    discussed_at = models.DateTimeField(null=True, blank=True)
    discussed = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "what was done after nobody came"


class StepDown(models.Model):
    """How it goes on without us, as it was written at one moment; the newest counts."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="step_downs")
    changed = models.TextField(blank=True)
    support_now = models.TextField(blank=True)
    named_adult = models.CharField(max_length=200, blank=True)
    early_signs = models.TextField(blank=True)
    what_to_do = models.TextField(blank=True)
    way_back = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    made_with = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "a step-down plan"
