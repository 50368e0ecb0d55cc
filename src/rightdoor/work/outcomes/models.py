"""What somebody wants to reach and how near it is; instruments that were filled in, and links to fill one in."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Respondent, Sex
from rightdoor.records.families.models import Relative
from rightdoor.work.outcomes.lifecycle import FURTHEST, LONGEST, REACHED, GoalEnd, Whose
from rightdoor.work.outcomes.queries import FormLinkQueries, GoalQueries
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
    norm_sex = models.CharField(  # which norms are meant; empty: not known, and then no norm is used
        max_length=1, blank=True, choices=[(one.value, one.value) for one in Sex]
    )
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(  # nobody, where they answered by a link themselves
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
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


class FormLink(models.Model):
    """A link by which one person fills in one instrument, once, until a day."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="form_links")
    instrument = models.CharField(max_length=40)
    respondent = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Respondent])
    relative = models.ForeignKey(  # which parent or carer; nobody, where the young person answers
        Relative, on_delete=models.PROTECT, null=True, blank=True, related_name="form_links"
    )
    mark = models.CharField(max_length=64, unique=True)  # fingerprint of what stands in the address
    words_hash = models.CharField(max_length=128)  # the hash of the words that are told in another way
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField()
    is_sent = models.BooleanField(default=False)  # told by their contact plan; else it is handed over
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.OneToOneField(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="form_link"
    )  # what came of it: it is used once
    form_key = models.UUIDField(unique=True)

    objects = FormLinkQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("made_at"), ends_at__lte=F("made_at") + LONGEST), name="a_form_link_ends"
            ),
            models.CheckConstraint(
                condition=~Q(respondent="parent") | Q(relative__isnull=False), name="a_parent_is_a_named_one"
            ),
        ]

    def __str__(self) -> str:
        return "a link to fill something in"


class LicensedWords(models.Model):
    """The words of one instrument for which one service holds a licence, until when, and the two people who agreed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    service = models.CharField(max_length=60)
    instrument = models.CharField(max_length=40)
    file_words = models.TextField()
    licence = models.CharField(max_length=300)
    licensed_until = models.DateField()
    put_in_at = models.DateTimeField()
    put_in_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("put_in_by")), name="a_second_person_agrees_words"
            ),
        ]

    def __str__(self) -> str:
        return "words of an instrument under a licence"
