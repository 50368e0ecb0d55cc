"""Groups: who runs one, when it meets, who has a place, and who came.  A group's rows name nobody; a place's do."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.groups.lifecycle import State
from rightdoor.work.groups.queries import CohortQueries, PlaceQueries
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import Came
from rightdoor.work.support.models import Episode, Session


class Cohort(models.Model):
    """One run of a service's group programme, or a workshop for a school, in which nobody is named."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    service = models.CharField(max_length=60)
    programme = models.CharField(max_length=120)
    name = models.CharField(max_length=120)  # for staff alone
    venue = models.CharField(max_length=200)
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)  # held by the database; shown to nobody
    pupils = models.PositiveSmallIntegerField(null=True, blank=True)  # of a school's group: how many, and no names
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = CohortQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="a_group_has_room"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="a_group_is_never_overfull"),
            models.CheckConstraint(
                condition=Q(pupils__isnull=True) | Q(pupils__gte=1, taken=0), name="a_schools_group_names_nobody"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "area", "service"], name="group_of_service")]

    def __str__(self) -> str:
        return "a group"


class GroupAsked(models.Model):
    """The request for a group or class from which a group was opened."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="group_opened")
    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="asked")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a group that was asked for"


class Gathering(models.Model):
    """One session of a group."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="gatherings")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.PLANNED)
    because = models.CharField(max_length=300, blank=True)  # why it was called off
    how_many = models.PositiveSmallIntegerField(null=True, blank=True)  # of a school's group: how many came

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "starts_at"], name="a_group_meets_once_at_a_time")]

    def __str__(self) -> str:
        return "a session of a group"


class GroupNote(models.Model):
    """What was done in a session of a group, about the session as such; the newest counts, the ones before stay."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="notes")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "a note about a session of a group"


class Place(models.Model):
    """A place in a group, for one child's help: given once it suits them and they agreed to the group."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="places")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="places")
    suits = models.TextField()  # why the group suits them, and what they need in it
    agreed = models.CharField(max_length=300)  # who agreed to the group, when and how, and where that is kept
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(max_length=300, blank=True)
    is_kept = models.BooleanField(default=True)  # the place stays theirs, although they left, until somebody says not

    objects = PlaceQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "episode"], name="one_place_of_a_child_in_a_group"),
            models.CheckConstraint(
                condition=Q(is_kept=True) | Q(left_at__isnull=False), name="who_is_there_has_their_place"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | ~Q(left_because=""), name="who_leaves_a_group_said_why"
            ),
        ]

    def __str__(self) -> str:
        return "a place in a group"


class Attendance(models.Model):
    """That the register was kept of one member; what came of it stands in the session of their own help."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    member = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="attendances")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="attendances")
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="attendance")
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "gathering"], name="a_member_is_registered_once")]

    def __str__(self) -> str:
        return "a line of a register"


class Correction(models.Model):
    """What the register said before it was put right, and what had been written because of it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="corrections")
    was = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Came])
    became = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Came])
    before = models.TextField(blank=True)  # what was written down after nobody came, which was not so
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "a correction of a register"
