"""The words in which somebody was asked, decisions to share, and who can decide what for themselves."""

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.pure.keys import new_key
from rightdoor.records.agreements.lifecycle import (
    ABLE_NAMES,
    BASIS_NAMES,
    RECIPIENT_NAMES,
    TOLD_NAMES,
    Basis,
    Recipient,
    Told,
)
from rightdoor.records.agreements.queries import ComingOfAgeQueries, DoubtQueries, SharingQueries
from rightdoor.records.people.models import Agreement, CompetenceDecision, Person

ABLE = [(one.value, words) for one, words in ABLE_NAMES.items()]


class Wording(models.Model):
    """The exact words in which people were asked whether they agree, in one version and one language."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    question = models.TextField()
    hint = models.TextField(blank=True)
    answers = models.JSONField(default=list)  # [code, words], in the order in which they were shown
    mark = models.CharField(max_length=64, unique=True)  # fingerprint of all of it: other words are another wording
    first_shown_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.version} ({self.language})"


class Asking(models.Model):
    """In which words somebody was asked who answered."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="asking")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "the words of a question"


class Sharing(models.Model):
    """A decision to share: what, with whom, what for, on which basis, until when, and whether the family was told."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sharings")
    about_kind = models.CharField(max_length=40)  # 'people.person': all that the front door has; or one request
    about_id = models.UUIDField()
    recipient_kind = models.CharField(max_length=12, choices=[(one.value, say) for one, say in RECIPIENT_NAMES.items()])
    recipient = models.CharField(max_length=160)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.OneToOneField(
        Relation, on_delete=models.PROTECT, null=True, blank=True
    )  # what opens reading to the account
    basis = models.CharField(max_length=12, choices=[(one.value, say) for one, say in BASIS_NAMES.items()])
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)  # why it is right without agreement
    purpose = models.TextField()
    what = models.TextField()  # exactly what is shared
    told = models.CharField(max_length=8, choices=[(one.value, say) for one, say in TOLD_NAMES.items()])
    told_words = models.TextField(blank=True)  # how they were told, or why not
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # before its time: from then on nothing is open
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(blank=True)

    objects = SharingQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sharing_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(basis=Basis.AGREEMENT, agreement__isnull=False)
                | (~Q(basis=Basis.AGREEMENT) & ~Q(reason="")),
                name="sharing_rests_on_agreement_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(told=Told.YES) | ~Q(told_words=""), name="sharing_says_why_they_were_not_told"
            ),
            models.CheckConstraint(
                condition=Q(recipient_kind=Recipient.ACCOUNT, account__isnull=False, relation__isnull=False)
                | (~Q(recipient_kind=Recipient.ACCOUNT) & Q(account__isnull=True, relation__isnull=True)),
                name="sharing_with_an_account_opens_reading",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_because=""), name="sharing_ends_early_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["person", "ends_at"], name="sharing_of_person")]

    def __str__(self) -> str:
        return "a decision to share"


class Explanation(models.Model):
    """What was explained before competence was judged for one decision, and what the young person said of it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    judged = models.OneToOneField(CompetenceDecision, on_delete=models.PROTECT, related_name="explanation")
    decision = models.CharField(max_length=200)  # the one decision that it is about, in words
    explained = models.TextField()
    their_words = models.TextField()

    def __str__(self) -> str:
        return "an explanation"


class CapacityDoubt(models.Model):
    """A doubt whether somebody of 16 or over can make one decision now; recorded, it changes nothing by itself."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="capacity_doubts")
    decision = models.CharField(max_length=200)
    understands = models.CharField(max_length=6, choices=ABLE)
    retains = models.CharField(max_length=6, choices=ABLE)
    weighs = models.CharField(max_length=6, choices=ABLE)
    says = models.CharField(max_length=6, choices=ABLE)
    impairment = models.CharField(max_length=6, choices=ABLE)  # of mind or brain; may be for a while only
    impairment_words = models.TextField(blank=True)
    because_of_it = models.TextField(blank=True)  # how the one follows from the other
    support = models.TextField()  # what was done to help them decide
    doubted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    doubted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_words = models.TextField(blank=True)

    objects = DoubtQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_words=""), name="a_doubt_is_settled_in_words"
            )
        ]

    def __str__(self) -> str:
        return "a doubt about capacity"


class ComingOfAge(models.Model):
    """That somebody turned 18, so that they are asked anew as the adult they are."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="coming_of_age")
    turned_on = models.DateField()
    noticed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)

    objects = ComingOfAgeQueries.as_manager()

    def __str__(self) -> str:
        return "an eighteenth birthday"
