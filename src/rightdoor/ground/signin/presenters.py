"""Sign-ins and second steps in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import short_moment
from rightdoor.ground.signin.actions.proving import Proof
from rightdoor.ground.signin.models import Invitation, SignIn
from rightdoor.ground.signin.second_step import PROVES


def wait_words(until: datetime, at: datetime) -> str:
    """How long to wait, plainly; the same words whether or not there is such an account."""
    seconds = max(1, int((until - at).total_seconds() + 0.999))
    if seconds < 60:
        how_long = ngettext("%(number)s second", "%(number)s seconds", seconds) % {"number": seconds}
    else:
        minutes = -(-seconds // 60)
        how_long = ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    return _("That was tried too often. Wait %(how_long)s, then try again.") % {"how_long": how_long}


def refusal(proof: Proof, at: datetime, otherwise: str) -> str:
    """Why they are not let in."""
    return wait_words(proof.wait_until, at) if proof.wait_until else otherwise


def county_name() -> str:
    """What the county's own sign-in is called; empty where there is none."""
    return str(settings.OIDC_NAME) if settings.OIDC_URL else ""


@dataclass(frozen=True, slots=True)
class Device:
    """One sign-in as its owner sees it."""

    key: UUID
    words: str
    since: str
    seen: str
    here: bool


def devices(rows: Iterable[SignIn], *, here: UUID | None) -> list[Device]:
    """This device first, then the newest."""
    shown = [
        Device(row.pk, row.device, short_moment(row.began_at), short_moment(row.seen_at), row.pk == here)
        for row in rows
    ]
    return sorted(shown, key=lambda device: not device.here)


@dataclass(frozen=True, slots=True)
class Factor:
    """An app or a passkey as its owner sees it."""

    key: int
    words: str
    since: str
    used: str


def factors(account: Account) -> list[Factor]:
    """What proves a second step for this account."""
    rows = Authenticator.objects.filter(user=account, type__in=PROVES).order_by("created_at")
    return [
        Factor(
            row.pk,
            _("Codes from an app") if row.type == Authenticator.Type.TOTP else _("Passkey: ") + row.wrap().name,
            short_moment(row.created_at),
            short_moment(row.last_used_at) if row.last_used_at else _("not yet"),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Awaited:
    """An invitation that is open."""

    key: UUID
    name: str
    line: str


def awaited(rows: Iterable[Invitation]) -> list[Awaited]:
    """Who was asked and has not come yet."""
    return [
        Awaited(
            row.pk,
            row.name,
            f"{row.email} · {ROLE_NAMES[Role(row.role)]}{f' · {row.area}' if row.area else ''} · "
            + _("until %(when)s") % {"when": short_moment(row.ends_at)},
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    key: UUID
    name: str
    line: str
    on: bool
    me: bool


def people(rows: Iterable[Account], *, me: Account) -> list[Person]:
    """Everybody, by name."""
    return [Person(row.pk, row.name, row.email, row.is_active, row == me) for row in rows]


def in_groups(word: str, size: int = 4) -> str:
    """Letters or digits in groups, easier to type and to read aloud."""
    return " ".join(word[start : start + size] for start in range(0, len(word), size))
