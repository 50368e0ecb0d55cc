"""The times at which whoever asked for help meets a person who works on it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.meeting.lifecycle import STANDS, How, State
from rightdoor.work.meeting.queries import AppointmentQueries
from rightdoor.work.referrals.models import Referral


class Span(Func):
    """From when to when, the end not included: one may begin where another ends."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class Appointment(models.Model):
    """One time that a worker offered to whoever asked for help."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="appointments")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=[(one.value, one.value) for one in How])
    location = models.CharField(max_length=200, blank=True)  # where, if face to face; what to open, if by video
    state = models.CharField(
        max_length=10, default=State.OFFERED.value, choices=[(one.value, one.value) for one in State]
    )
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # when it was called off
    form_key = models.UUIDField(unique=True)

    objects = AppointmentQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_has_a_length"),
            ExclusionConstraint(
                name="appointment_one_at_a_time",
                expressions=[("worker", RangeOperators.EQUAL), (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS)],
                condition=Q(state__in=STANDS),
            ),
        ]
        indexes = [models.Index(fields=["referral", "starts_at"], name="appointment_of_request")]

    def __str__(self) -> str:
        return "a time to meet"
