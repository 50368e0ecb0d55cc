"""Children, young people and parents, and what they have agreed to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from rightdoor.records.people.queries import DeathQueries


class Person(models.Model):
    """A child, a young person or an adult for whom help is asked, as they describe themselves."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    preferred_name = models.CharField(max_length=120, blank=True)
    legal_name = models.CharField(max_length=160, blank=True)
    born_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # of a child who is not born yet
    nhs_number = models.CharField(max_length=10, blank=True)
    age_said = models.PositiveSmallIntegerField(null=True, blank=True)  # only where the date of birth is not known
    pronouns = models.CharField(max_length=40, blank=True)
    gender = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    lives_in = models.SlugField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    district = models.CharField(max_length=60, blank=True)
    school = models.CharField(max_length=160, blank=True)
    contact_plan = models.ForeignKey(ContactPlan, on_delete=models.PROTECT, null=True, blank=True)
    joined_to = models.ForeignKey(  # the same person, whose record goes on; nothing but names and keys stays here
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined"
    )
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(age_said__isnull=True) | Q(age_said__lte=120), name="age_is_an_age"),
            models.CheckConstraint(
                condition=Q(born_on__isnull=True) | Q(due_on__isnull=True), name="who_is_born_is_not_due"
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="nobody_is_joined_to_themselves"
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "born_on", "preferred_name"], name="person_born_and_named"),
            models.Index(fields=["partnership", "postcode", "born_on"], name="person_born_and_living"),
        ]

    def __str__(self) -> str:
        return "a person"


class PersonKey(models.Model):
    """A mark of what somebody is called, when they were born or where they live, by which they are found again."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()  # of 64 bits, from a name and a day, a number, a house: see pure.linking.keys

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="a_key_of_a_person_once")]

    def __str__(self) -> str:
        return "a key"


class Agreement(models.Model):
    """What somebody said when asked whether they agree: to one service, to sharing, or to being contacted."""

    class State(models.TextChoices):
        NOT_ASKED = "not_asked"
        GIVEN = "given"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        NOT_NEEDED = "not_needed"

    class From(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person"
        PARENT = "parent", "Someone with parental responsibility"

    class To(models.TextChoices):
        SERVICE = "service", "Help from a service"
        SHARING = "sharing", "Sharing what was said with the service"
        CONTACT = "contact", "Being contacted"
        PARENT = "parent", "A parent seeing what came of it"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreements")
    given_by = models.CharField(max_length=15, choices=From.choices)
    to = models.CharField(max_length=10, choices=To.choices)
    service = models.CharField(max_length=60, blank=True)  # a service's code; empty: any that the front door suggests
    for_request = models.UUIDField(null=True, blank=True)  # of the one adult who may see; once it is erased, of nobody
    state = models.CharField(max_length=12, choices=State.choices)
    how = models.CharField(max_length=200, blank=True)  # on the form, by phone, in the room; who heard it
    said_by = models.CharField(max_length=160, blank=True)
    wording = models.CharField(max_length=20)  # version of the words that were shown or read out
    said_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "to", "service", "said_at"], name="agreement_newest")]

    def __str__(self) -> str:
        return f"{self.given_by} {self.state}"


class Death(models.Model):
    """That a child has died: recorded once, so that nothing is sent and no clock runs; undone where it was not so."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deaths")
    died_on = models.DateField(null=True, blank=True)  # where it is known
    told_by = models.CharField(max_length=200)  # who told us, and how
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_because = models.TextField(blank=True)

    objects = DeathQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at__isnull=True), name="a_death_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=Q(looked_by__isnull=True) | ~Q(looked_by=F("recorded_by")), name="a_second_person_looks"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undone_because=""), name="a_death_is_undone_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return "a death"


class CompetenceDecision(models.Model):
    """A named practitioner's decision that this young person can, or cannot, decide this for themselves now."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="competence_decisions")
    service = models.CharField(max_length=60)
    competent = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a competence decision"
