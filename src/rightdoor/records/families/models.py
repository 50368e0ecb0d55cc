"""The family and the people around a child: who they are to one another, from when to when, and who said so.

Nothing is changed or removed: what is no longer so is ended, with who said that, and told anew.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Sex, Standing
from rightdoor.records.families.queries import ToldQueries
from rightdoor.records.people.models import Person


def choices(words: Any) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in words]


class Relative(models.Model):
    """Somebody of a child's family, or whom the child trusts, as this family told us; often only a name."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relatives")  # whose family it is
    name = models.CharField(max_length=160)
    born_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, choices=choices(Sex), blank=True)
    known_as = models.ForeignKey(  # their own record, where they have one: shown to those alone who may see that too
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan = models.ForeignKey(  # where they asked for the child: how they are written to
        ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(known_as__isnull=True) | ~Q(known_as=F("person")), name="nobody_is_their_own_relative"
            )
        ]

    def __str__(self) -> str:
        return "a relative"


class Told(models.Model):
    """Something of a family that somebody told us: from when to when it is so, who said it, and who wrote it down."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)  # who said so, and how
    told_at = models.DateTimeField()
    told_to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    end_source = models.CharField(max_length=200, blank=True)

    objects = ToldQueries.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | (Q(ends_on__isnull=False) & ~Q(end_source="")),
                name="%(class)s_ended_with_a_source",
            ),
        ]

    def is_current(self, on: date) -> bool:
        """Whether it is so on that day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or self.ends_on >= on)


class Bond(Told):
    """What somebody of a family is to the child, or to another of them."""

    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="bonds")
    kind = models.CharField(max_length=20, choices=choices(Kind))
    to = models.ForeignKey(  # empty: to the child
        Relative, on_delete=models.PROTECT, null=True, blank=True, related_name="bonds_to"
    )

    class Meta(Told.Meta):
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(condition=Q(to__isnull=True) | ~Q(to=F("relative")), name="a_bond_has_two_ends"),
        ]

    def __str__(self) -> str:
        return "a bond"


class Responsibility(Told):
    """That somebody has parental responsibility for the child, or that an order limits it, or that they have none."""

    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=160, blank=True)  # a council, where a court gave it to one
    standing = models.CharField(max_length=10, choices=choices(Standing))
    ground = models.CharField(max_length=25, choices=choices(Ground))
    words = models.TextField(blank=True)  # what the order says, as far as it was told

    class Meta(Told.Meta):
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                condition=Q(relative__isnull=True, body__gt="") | Q(relative__isnull=False, body=""),
                name="responsibility_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return "parental responsibility"


class Household(Told):
    """People who live together, under a name that the family uses; its address stands nowhere here."""

    name = models.CharField(max_length=120)

    class Meta(Told.Meta):
        constraints = [*Told.Meta.constraints]

    def __str__(self) -> str:
        return "a household"


class Residence(Told):
    """That the child, or somebody of the family, lives in a household, and from when to when."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="residences")
    relative = models.ForeignKey(  # empty: the child
        Relative, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(max_length=200, blank=True)  # which days, where somebody lives in two places

    class Meta(Told.Meta):
        constraints = [*Told.Meta.constraints]

    def __str__(self) -> str:
        return "a residence"


class Professional(Told):
    """A professional around the child: who they are, what they do, where, and how to reach them."""

    name = models.CharField(max_length=160)
    post = models.CharField(max_length=25, choices=choices(Post))
    organisation = models.CharField(max_length=160, blank=True)
    reach = models.CharField(max_length=200, blank=True)

    class Meta(Told.Meta):
        constraints = [*Told.Meta.constraints]

    def __str__(self) -> str:
        return "a professional"


class MustNotKnow(Told):
    """Somebody may never learn that the child asks for help: nothing about the child is written or shown to them."""

    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="secrets")
    plan = models.ForeignKey(  # how they are written to, where they asked; whoever asked twice is told of twice
        ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=20, choices=choices(Secret))
    words = models.TextField(blank=True)

    class Meta(Told.Meta):
        constraints = [*Told.Meta.constraints]

    def __str__(self) -> str:
        return "somebody who must not know"
