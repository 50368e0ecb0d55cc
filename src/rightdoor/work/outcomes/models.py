"""What somebody wants to reach and how near it is, from 0 to 10; and instruments that were filled in."""

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Respondent
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


class Measure(models.Model):
    """One instrument as one person filled it in on one day: what was answered, where its questions may be here."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="measures")
    instrument = models.CharField(max_length=40)
    respondent = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Respondent])
    answered_on = models.DateField()
    answers = models.JSONField(default=dict, blank=True)  # the number of each answer; what was not answered is not here
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True)

    class Meta:
        ordering = ["answered_on", "noted_at", "id"]

    def __str__(self) -> str:
        return "an instrument that was filled in"


class MeasureScore(models.Model):
    """One scale of it: its score, or why it has none."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="scores")
    scale = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    made_up = models.PositiveSmallIntegerField(default=0)  # how many answers were made up for, pro rata
    why_not = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "scale"], name="a_scale_is_scored_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(why_not=""),
                name="a_scale_has_a_score_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return "a score"
