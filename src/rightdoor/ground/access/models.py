"""Accounts, the partnerships and teams they belong to, and the roles they hold for a time."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from rightdoor.ground.access.lifecycle import (
    CONFLICT_NAMES,
    ROLE_NAMES,
    TIE_NAMES,
    Conflict,
    Label,
    Role,
    Section,
    Tie,
)
from rightdoor.ground.access.queries import AskedQueries, RelationQueries, RoleQueries
from rightdoor.pure.keys import new_key


class Partnership(models.Model):
    """The county's organisations that share one front door; every record belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    invented = models.BooleanField(default=False)  # made by the demo or for training: nobody in it is real

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A council, a charity, a trust or a school."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    name = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="organisation_name")]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People who work together, for an area or a service."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=160)
    area = models.SlugField(blank=True)  # an area's code; empty means every area
    service = models.CharField(max_length=60, blank=True)  # a service's code, for a provider's team

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "organisation", "name"], name="team_name")]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; the name is Django's own."""

    def create_account(
        self, *, email: str, name: str, partnership: Partnership, password: str | None = None
    ) -> "Account":
        """A new account, which can sign in only where a password is given."""
        account = Account(email=self.normalize_email(email).lower(), name=name, partnership=partnership)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A member of staff who signs in."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()
    asks_roles_once = False  # while one request is answered; the next one asks again
    known_roles: "list[RoleHeld] | None" = None

    def __str__(self) -> str:
        return self.name

    @property
    def actor_kind(self) -> str:
        return "account"

    @property
    def actor_id(self) -> UUID:
        return self.id

    def holds(self, *roles: Role, area: str = "", on: date) -> bool:
        """Whether one of *roles* is held on that day, in that area or everywhere; without an area, anywhere.

        What has no area yet, such as the words of a child whose address is not known, is for every area's staff.
        """
        return any(one.role in roles and (not area or one.area in ("", area)) for one in self.roles_on(on))

    def areas_of(self, *roles: Role, on: date) -> frozenset[str] | None:
        """The areas in which one of *roles* is held on that day; None means everywhere."""
        areas = frozenset(one.area for one in self.roles_on(on) if one.role in roles)
        return None if "" in areas else areas

    def roles_on(self, on: date) -> "list[RoleHeld]":
        """What they hold on that day."""
        if not self.asks_roles_once:
            return list(self.roles.current(on))
        if self.known_roles is None:
            self.known_roles = list(self.roles.all())
        return [one for one in self.known_roles if one.is_current(on)]


class RoleHeld(models.Model):
    """A role that an account holds from one day to another, who gave it and where."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    area = models.SlugField(blank=True)  # empty: every area of the partnership
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day
    source = models.CharField(max_length=120)  # who said so: a form, a person's office
    agreed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # the second person; empty for what a command on the machine itself gave
    taken_at = models.DateTimeField(null=True, blank=True)  # taken away at once: from then on it counts on no day

    objects = RoleQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="role_ends_after_it_starts"
            )
        ]
        indexes = [models.Index(fields=["account", "role"], name="role_of_account")]

    def __str__(self) -> str:
        return f"{ROLE_NAMES[Role(self.role)]} from {self.starts_on}"

    def is_current(self, on: date) -> bool:
        """Held on that day, first and last day included, and not taken away since."""
        return self.taken_at is None and self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

    @property
    def partnership_id(self) -> UUID:
        """Where it is held: where its holder belongs."""
        return self.account.partnership_id


class RoleAsked(models.Model):
    """Somebody asked that a colleague may have a role; it is held once a second person agrees."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles_asked")
    role = models.CharField(max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    area = models.SlugField(blank=True)  # empty: every area
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)  # who said so
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given = models.OneToOneField(RoleHeld, on_delete=models.PROTECT, null=True, blank=True, related_name="asked")

    objects = AskedQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="asked_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["account", "role", "area"], condition=Q(settled_at__isnull=True), name="a_role_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return "a role that waits for a second person"


class Relation(models.Model):
    """What ties an account to a person, a record, a team or a part of a record: from when to when, and who said so."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=10, choices=[(tie.value, TIE_NAMES[tie]) for tie in Tie])
    about_kind = models.CharField(max_length=40)  # 'people.person', 'referrals.contactentry' …
    about_id = models.UUIDField()
    section = models.CharField(max_length=40, blank=True, choices=[(part.value, part.value) for part in Section])
    reason = models.CharField(
        max_length=20, blank=True, choices=[(one.value, CONFLICT_NAMES[one]) for one in Conflict]
    )  # of a block
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=120)  # who said so: their own word, a form, a person's office

    objects = RelationQueries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="relation_ends_after_it_starts"
            )
        ]
        indexes = [
            models.Index(fields=["account", "kind"], name="relation_of_account"),
            models.Index(fields=["about_kind", "about_id"], name="relation_about"),
        ]

    def __str__(self) -> str:
        return TIE_NAMES[Tie(self.kind)]


class Sealable(models.Model):
    """A part of a record that can be kept apart: then it exists for those alone who are named on it."""

    label = models.CharField(
        max_length=10, default=Label.ORDINARY.value, choices=[(label.value, label.value) for label in Label]
    )
    section = models.CharField(max_length=40, blank=True, choices=[(part.value, part.value) for part in Section])

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(label__in=[label.value for label in Label]), name="%(app_label)s_%(class)s_label_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(label=Label.SEALED.value) | ~Q(section=""),
                name="%(app_label)s_%(class)s_sealed_has_a_section",
            ),
        ]

    @property
    def is_sealed(self) -> bool:
        """Whether it is kept apart now."""
        return self.label == Label.SEALED
