"""What somebody wants to reach, in whose words, and how near it is: 0 is furthest away, 10 is reached."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.outcomes.lifecycle import FURTHEST, REACHED, GoalEnd, Whose
from rightdoor.work.outcomes.queries import GoalQueries
from rightdoor.work.support.models import Episode, Session

WHOSE = [(one.value, one.value) for one in Whose]


class Goal(models.Model):
    """One goal in somebody's own words.  Where *talk_first* is filled it is no target: it needs talk, and no number."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=400)
    whose = models.CharField(max_length=10, choices=WHOSE)
    talk_first = models.CharField(max_length=1000, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in GoalEnd])
    end_words = models.CharField(max_length=400, blank=True)
    form_key = models.UUIDField(unique=True)

    objects = GoalQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end_reason="") | Q(ended_at__isnull=False) & ~Q(end_reason=""),
                name="a_goal_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return "a goal"


class GoalScore(models.Model):
    """How near a goal was on one day, as one person said it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="scores")
    value = models.PositiveSmallIntegerField()
    scored_on = models.DateField()
    said_by = models.CharField(max_length=10, choices=WHOSE)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="goal_scores")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField()

    class Meta:
        ordering = ["scored_on", "noted_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "form_key"], name="a_goal_is_scored_once_a_form"),
            models.CheckConstraint(
                condition=Q(value__gte=FURTHEST, value__lte=REACHED), name="a_goal_is_scored_from_0_to_10"
            ),
        ]

    def __str__(self) -> str:
        return "how near a goal is"
