"""What managers changed of a service: a section of its file, from which day, why, and who agreed."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.directory.laid_over import SECTIONS, Change
from rightdoor.work.changing.queries import ChangeQueries


class ServiceChange(models.Model):
    """One change of one section.  It is drafted, asked for, agreed or not; what held before stays to be read."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    service = models.CharField(max_length=60)
    area = models.SlugField()
    section = models.CharField(max_length=12, choices=[(one, one) for one in SECTIONS])
    written = models.TextField()  # the section whole, in the format of the service's file
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    touched_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_agreed = models.BooleanField(null=True)  # empty: nobody has said
    settled_because = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(unique=True)

    objects = ChangeQueries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "service", "section"], condition=Q(settled_at__isnull=True),
                name="one_change_of_a_section_is_open_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(is_agreed=True)
                | Q(settled_by__isnull=False, holds_from__isnull=False) & ~Q(settled_by=F("drafted_by")),
                name="two_people_agree_to_a_change_of_a_service",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, is_agreed__isnull=True)
                | Q(settled_at__isnull=False, is_agreed__isnull=False),
                name="a_settled_change_of_a_service_was_agreed_or_not",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True) | Q(holds_from__isnull=False),
                name="a_change_of_a_service_that_is_asked_for_has_a_day",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["service", "section", "holds_from"], name="changes_in_force")]

    def __str__(self) -> str:
        return "a change of a service"

    @property
    def change(self) -> Change:
        """It as the directory lays it over the file."""
        return Change(self.service, self.section, self.written)

    def is_over(self, day: date) -> bool:
        """Whether nothing about it can be undone by a press any more: it holds, or was not agreed."""
        return self.settled_at is not None and (not self.is_agreed or self.holds_from is None or self.holds_from <= day)
