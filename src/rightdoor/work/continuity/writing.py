"""What the background work does: write the extract, and carry its openings into the record; by the settings."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.partnership import NoPartnership, this_partnership
from rightdoor.ground.audit.jobs import signer as signer_of_audit
from rightdoor.work.continuity.actions import carry_openings, write_extract
from rightdoor.work.continuity.openings import name, read
from rightdoor.work.continuity.sealing import make_key, public_at, public_pem

JOB = System("continuity")
DEMO_KEY, DEMO_PUBLIC = "demo.key", "demo.pub"


class NotSet(Exception):
    """Set RIGHTDOOR_CONTINUITY and RIGHTDOOR_CONTINUITY_KEY first (docs/continuity.md)."""


def folder() -> Path | None:
    """Where files are written; None where nothing is set."""
    return Path(settings.CONTINUITY) if settings.CONTINUITY else None


def key_file() -> Path | None:
    """The public key that is set; a demo makes a pair of its own, production never does."""
    if settings.CONTINUITY_KEY:
        return Path(settings.CONTINUITY_KEY)
    place = folder()
    if not settings.DEMO or place is None:
        return None
    if not (place / DEMO_PUBLIC).exists():
        (place / DEMO_KEY).unlink(missing_ok=True)
        pem = public_pem(make_key(place / DEMO_KEY))
        (place / DEMO_PUBLIC).write_bytes(pem)
    return place / DEMO_PUBLIC


def write_now(at: datetime) -> Path:
    """Write a file now; NotSet where it is not said where to or for which key."""
    place, key = folder(), key_file()
    if place is None or key is None:
        raise NotSet(NotSet.__doc__)
    signer = signer_of_audit()
    return write_extract(
        partnership=this_partnership(), folder=place, key=public_at(key), signer=signer.private if signer else None,
        by=JOB, at=at,
    )  # fmt: skip


def write(at: datetime) -> int:
    """The job: nothing where nothing is set."""
    try:
        write_now(at)
    except (NotSet, NoPartnership):
        return 0
    return 1


def carry(at: datetime) -> int:
    """The job: whatever was opened beside the files is on record as soon as the database is back."""
    place = folder()
    if place is None or not (place / name()).exists():
        return 0
    entries, _broken = read((place / name()).read_text(encoding="utf-8").splitlines())
    return carry_openings(entries, partnership=this_partnership(), by=JOB, at=at)
