"""Support that a service has accepted to give; its life comes later, its beginning is here."""

from django.db import models

from rightdoor.ground.access.models import Partnership
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral


class Episode(models.Model):
    """One spell of help by one service, from the day the service was chosen."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.SlugField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="episodes")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="episodes")
    service = models.CharField(max_length=60)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "service"], name="one_episode_of_a_service_for_a_request")
        ]

    def __str__(self) -> str:
        return "an episode of support"
