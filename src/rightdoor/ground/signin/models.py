"""Sign-ins, guesses, and the links that somebody gets by e-mail."""

from django.db import models

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.signin.lifecycle import Ended, Outcome, Way
from rightdoor.ground.signin.queries import GuessQueries, InvitationQueries, PasswordLinkQueries, SignInQueries
from rightdoor.pure.keys import new_key


class SignIn(models.Model):
    """One sign-in on one device, from when until when; its owner sees it and can end it from anywhere."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ins")
    way = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Way])
    device = models.CharField(max_length=60)  # in words: "Firefox on Windows"; never an address
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=20, blank=True, choices=[(why.value, why.value) for why in Ended])

    objects = SignInQueries.as_manager()

    class Meta:
        indexes = [models.Index(fields=["account"], name="sign_in_going_on", condition=models.Q(ended_at=None))]

    def __str__(self) -> str:
        return self.device


class Guess(models.Model):
    """One try of a password or a code.  Whose and from where is kept only as fingerprints, and for one day."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_mark = models.CharField(max_length=64)  # of what was typed, whether or not there is such an account
    browser_mark = models.CharField(max_length=64, blank=True)  # of a browser that is known to be theirs
    network_mark = models.CharField(max_length=64)
    tried_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Outcome], default=Outcome.TRYING)

    objects = GuessQueries.as_manager()

    class Meta:
        verbose_name_plural = "guesses"
        indexes = [
            models.Index(fields=["account_mark", "browser_mark", "tried_at"], name="guess_of_account"),
            models.Index(fields=["network_mark", "tried_at"], name="guess_of_network"),
            models.Index(fields=["tried_at"], name="guess_newest"),
        ]

    def __str__(self) -> str:
        return "a guess"


class Invitation(models.Model):
    """Somebody was asked to work here: which role awaits them, who asked, and whether they came."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    area = models.SlugField(blank=True)  # empty: every area
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="invitations_made")
    invited_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="invitation")
    link_mark = models.CharField(max_length=64, unique=True)  # a fingerprint; the link itself is kept nowhere

    objects = InvitationQueries.as_manager()

    def __str__(self) -> str:
        return "an invitation"


class PasswordLink(models.Model):
    """Somebody asked for a new password; the row is there whether or not the address belongs to an account."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="password_links")
    email = models.EmailField()
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    link_mark = models.CharField(max_length=64, unique=True)

    objects = PasswordLinkQueries.as_manager()

    def __str__(self) -> str:
        return "a link to a new password"
