"""What someone must do by when: its owner, the duty rota, and who hears if it is not done."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks.queries import ShiftQueries, TaskQueries
from rightdoor.pure.keys import new_key


class Task(models.Model):
    """Something a person must do by a time.  Until it is acknowledged it climbs to a second person."""

    class Kind(models.TextChoices):
        RED_FLAG = "red_flag", "Somebody says they are not safe"
        WORRYING_WORDS = "worrying_words", "Words that worry: a person must read them"
        CONTACT_NOT_MADE = "contact_not_made", "A safeguarding contact is not yet recorded as made"
        HANDOVER = "handover", "A request must be handed over by a person"
        HELD_MESSAGE = "held_message", "A message could not be sent safely"
        STUCK_MESSAGE = "stuck_message", "A message has failed eight times"
        BROKEN_GLASS = "broken_glass", "Somebody broke the glass: look whether it was right"
        SAID_MORE = "said_more", "Somebody added to a request that was answered"
        ANOTHER_READER = "another_reader", "Somebody else must take this on"
        KNOWS_SOMEBODY = "knows_somebody", "A member of staff told us whom they know"
        UNSAFE_FILE = "unsafe_file", "A file was not safe and is gone: ask what was in it"
        SECOND_LOOK = "second_look", "A second person must look at what was recorded"
        SECOND_AGREES = "second_agrees", "A second person must agree"
        NAME_ANOTHER = "name_another", "One more person must be named"
        ASK_AS_ADULT = "ask_as_adult", "Somebody turned 18: ask them anew"
        ANSWER_MESSAGE = "answer_message", "Somebody wrote about their request: answer them"
        ANSWER_COMPLAINT = "answer_complaint", "Something waits for you under Complaints"
        NOT_ANSWERED = "not_answered", "A service has not answered whether it takes somebody on"
        TO_PANEL = "to_panel", "Two services sent it back: bring it to the panel"
        FALLS_DUE = "falls_due", "Something fell due around somebody's help, and nobody took it up"
        ASK_NEEDS = "ask_needs", "Ask again what somebody needs to take part"
        LATE_ASSESSMENT = "late_assessment", "An assessment is late: see what is missing"
        REVIEW_PLAN = "review_plan", "Look at a plan again with the child whose it is"
        ASK_SAFETY = "ask_safety", "A question about safety was not answered: ask it"
        LIST_CLOSED = "list_closed", "Children wait for a service that takes nobody new: decide for each"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    raised_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField()
    owner = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nobody_on_rota = models.BooleanField(default=False)  # it went to every safeguarding lead instead
    climbs_at = models.DateTimeField(
        null=True, blank=True
    )  # when the clock takes it further; empty: it can go no further
    steps = models.PositiveSmallIntegerField(default=0)  # how far it has climbed: 1 the second person, 2 every lead
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalated_to = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True)

    objects = TaskQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "about_kind", "about_id"],
                condition=Q(done_at__isnull=True),
                name="one_open_task_of_a_kind_about_a_thing",
            )
        ]
        indexes = [
            models.Index(fields=["partnership", "acknowledge_by"], name="task_open", condition=Q(done_at__isnull=True)),
            models.Index(fields=["climbs_at"], name="task_climbs", condition=Q(done_at__isnull=True)),
            models.Index(fields=["about_kind", "about_id"], name="task_about"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Shift(models.Model):
    """A turn on the duty rota: who answers for an area, from when to when."""

    class Kind(models.TextChoices):
        DUTY = "duty", "On duty in opening hours"
        SECOND = "second", "Second, if duty does not answer"
        ON_CALL = "on_call", "On call out of hours"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="shifts")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = ShiftQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts")
        ]
        indexes = [models.Index(fields=["partnership", "area", "kind", "starts_at"], name="shift_of_area")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.area}"


class Notice(models.Model):
    """An alert to a member of staff, shown until they have seen it; what leaves the building names nothing."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="notices")
    to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="notices")
    raised_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["to", "raised_at"], name="notice_unseen", condition=Q(seen_at__isnull=True))]

    def __str__(self) -> str:
        return "a notice"
