"""Appointments of help, and the rooms in which they are held."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.pure.keys import new_key
from rightdoor.work.calendar.lifecycle import How, State, What, Why
from rightdoor.work.calendar.queries import BookingQueries, RoomQueries
from rightdoor.work.meeting.models import Span
from rightdoor.work.support.models import Episode


class Room(models.Model):
    """A room of an area, which one appointment at a time can have."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    service = models.CharField(max_length=60, blank=True)  # for that one alone; empty, for every service of the area
    name = models.CharField(max_length=120)
    venue = models.CharField(max_length=200)  # the house, and how to find it
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)  # nobody can have it any more; what was booked stays
    closed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = RoomQueries.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "area", "venue", "name"], name="a_room_is_one")]

    def __str__(self) -> str:
        return f"{self.name}, {self.venue}"


class Booking(models.Model):
    """One appointment of an episode of help.  Moved, it stays, and another stands after it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="bookings")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=[(one.value, one.value) for one in How])
    location = models.CharField(max_length=200, blank=True)  # where, if in no room of ours
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")
    is_reminded = models.BooleanField(default=False)  # the day before, by the way they chose
    state = models.CharField(max_length=10, default=State.STANDS, choices=[(one.value, one.value) for one in State])
    after = models.OneToOneField(  # the one that was moved to here
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to"
    )
    booked_at = models.DateTimeField()
    booked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)  # when it was moved or cancelled
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.CharField(max_length=12, blank=True, choices=[(one.value, one.value) for one in Why])
    ended_words = models.CharField(max_length=300, blank=True)
    form_key = models.UUIDField(unique=True)

    objects = BookingQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_has_a_length"),
            models.CheckConstraint(
                condition=Q(state=State.STANDS, ended_at__isnull=True)
                | ~Q(state=State.STANDS) & Q(ended_at__isnull=False) & ~Q(ended_because=""),
                name="what_does_not_stand_says_why",
            ),
            ExclusionConstraint(
                name="booking_of_a_worker_one_at_a_time",
                expressions=[("worker", RangeOperators.EQUAL), (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS)],
                condition=Q(state=State.STANDS),
            ),
            ExclusionConstraint(
                name="booking_of_a_room_one_at_a_time",
                expressions=[("room", RangeOperators.EQUAL), (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS)],
                condition=Q(state=State.STANDS),
            ),
        ]
        indexes = [
            models.Index(fields=["episode", "starts_at"], name="booking_of_episode"),
            models.Index(fields=["worker", "starts_at"], name="booking_of_worker"),
        ]

    def __str__(self) -> str:
        return "an appointment"


class BookingMessage(models.Model):
    """That a family was written to about an appointment, or why they were not; once for each occasion."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="messages")
    what = models.CharField(max_length=10, choices=[(one.value, one.value) for one in What])
    message = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=120, blank=True)  # nothing was written
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "what"], name="told_once_for_each_occasion")]

    def __str__(self) -> str:
        return "a message about an appointment"
