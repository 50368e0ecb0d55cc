"""What was sent on from one service to the next, and whether anybody took it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.onward.lifecycle import WAITING, Part, State, may_move
from rightdoor.work.onward.queries import OnwardQueries
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode

STATES = [(one.value, one.value) for one in State]


class IllegalMove(Exception):
    """It cannot go from where it stands to there."""


class Onward(models.Model):
    """A child who is helped, or waits, is passed on to another service: asked, and not pushed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="sent_on")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="sent_on")
    service = models.CharField(max_length=60)
    because = models.TextField()
    agreed = models.CharField(max_length=300)  # who agreed to what goes, and how
    together = models.TextField(blank=True)  # how both services hand over with the family
    gates = models.JSONField()  # what its rules said on the day on which it was sent
    nevertheless = models.TextField(blank=True)  # why it was sent although its rules say no, or leave it open
    goes_inside = models.BooleanField()  # the service works here; else a person takes it there
    state = models.CharField(max_length=10, choices=STATES, default=State.SENT)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateTimeField()
    clock = models.JSONField(default=dict)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.CharField(max_length=160, blank=True)  # whoever has it there
    reference = models.CharField(max_length=80, blank=True)  # theirs, where they work elsewhere
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True)  # why it came back, or what they said with their yes
    nth_return = models.PositiveSmallIntegerField(default=0)  # of this request: how many came back until this one
    opened = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from")
    form_key = models.UUIDField(unique=True)

    objects = OnwardQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "service"],
                condition=Q(state__in=[one.value for one in WAITING]),
                name="one_open_onward_to_a_service",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED) | (~Q(answer="") & Q(nth_return__gt=0)),
                name="onward_comes_back_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "area", "answer_by"], name="onward_open",
                condition=Q(state__in=[one.value for one in WAITING]),
            ),
            models.Index(fields=["episode", "sent_at"], name="onward_of_episode"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "something sent on"

    def become(self, state: State, at: datetime) -> None:
        """Go there, or raise IllegalMove; the caller saves."""
        if not may_move(State(self.state), state):
            raise IllegalMove("Somebody answered it meanwhile. Look at it again. Nothing was changed.")
        self.state = state
        if state is not State.RECEIVED:
            self.answered_at = at


class OnwardPart(models.Model):
    """One part of the record as it went, word by word."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    onward = models.ForeignKey(Onward, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Part])
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["onward", "part"], name="a_part_goes_once")]

    def __str__(self) -> str:
        return "a part that went"
