"""Files that people attach; held, and seen by nobody, until they have been scanned."""

from django.db import models

from rightdoor.ground.access.models import Partnership
from rightdoor.pure.keys import new_key


class Document(models.Model):
    """A file somebody sent with a request.  It is kept and not opened until it has been checked for harm."""

    class State(models.TextChoices):
        HELD = "held"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    about_kind = models.CharField(max_length=40)  # what it belongs to, as (kind, id): a draft, then a referral
    about_id = models.UUIDField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["partnership", "about_kind", "about_id"], name="document_about")]

    def __str__(self) -> str:
        return f"a file of {self.size} bytes"
