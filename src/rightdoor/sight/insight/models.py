"""What is known of each past request, through the facts that criteria ask about and nothing else."""

from django.db import models

from rightdoor.ground.access.models import Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.referrals.models import Referral


class PastRequest(models.Model):
    """One request as the rules see it: facts in codes, no words of anybody.  It is made anew when its facts change."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="+")
    received_on = models.DateField()
    coded = models.JSONField()  # what every key sees, and under "came" the day of the week and quarter of an hour

    class Meta:
        indexes = [models.Index(fields=["partnership", "received_on"], name="past_requests_since")]

    def __str__(self) -> str:
        return "a past request"
