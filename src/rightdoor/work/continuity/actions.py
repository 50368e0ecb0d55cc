"""Writing the sealed extract, carrying its openings into the record, and reviewing them."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.work.continuity.gathering import gather
from rightdoor.work.continuity.models import Opening
from rightdoor.work.continuity.openings import Opened
from rightdoor.work.continuity.policy import CARRY, REVIEW, WRITE
from rightdoor.work.continuity.sealing import seal

ENDING = ".rdc"
KEPT = 12  # files; older ones are taken away, so that little lies about


class NoWords(Exception):
    """Say what you found.  Nothing was changed."""


@transaction.atomic
def write_extract(
    *, partnership: Partnership, folder: Path, key: X25519PublicKey, signer: Ed25519PrivateKey | None,
    by: Actor, at: datetime,
) -> Path:  # fmt: skip
    """Write a new sealed file beside the earlier ones, whole or not at all, and take the oldest away."""
    require(rule_on(by, WRITE, partnership, at=at))
    told = gather(partnership, at=at)
    content = seal(json.dumps(told, ensure_ascii=False).encode(), key, signer=signer)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / f"continuity-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{ENDING}"
    unfinished = place.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.chmod(0o600)
    unfinished.replace(place)
    for old in sorted(folder.glob(f"continuity-*{ENDING}"))[:-KEPT]:
        old.unlink(missing_ok=True)
    record(WRITE, about=partnership, by=by, at=at)
    return place


@transaction.atomic
def carry_openings(entries: Iterable[Opened], *, partnership: Partnership, by: Actor, at: datetime) -> int:
    """Put each opening that is not here yet on record, and ask a person to review it; how many were new."""
    require(rule_on(by, CARRY, partnership, at=at))
    known = set(Opening.objects.filter(partnership=partnership).values_list("pk", flat=True))
    fresh = [entry for entry in entries if UUID(entry.id) not in known]
    reviewers = who_reviews(partnership, at=at)
    for entry in fresh:
        opening = Opening.objects.create(
            id=UUID(entry.id), partnership=partnership, opened_at=datetime.fromisoformat(entry.at), who=entry.who[:160],
            why=entry.why[:400], account=entry.account[:80], machine=entry.machine[:120], file=entry.file[:64],
            outcome=entry.outcome[:300], carried_at=at,
        )  # fmt: skip
        record(
            "continuity.opened", about=opening, by=by, at=at, opened_at=opening.opened_at.isoformat(),
            file=opening.file, opened=opening.outcome == "opened",
        )  # fmt: skip
        raise_task(
            kind=Task.Kind.SECOND_LOOK, about=opening, partnership=partnership, area="", by=by, at=at, to=reviewers
        )
    return len(fresh)


def who_reviews(partnership: Partnership, *, at: datetime) -> Sequence[Account]:
    """The leads and managers."""
    day = day_of(at)
    staff = Account.objects.filter(partnership=partnership, is_active=True).order_by("id")
    return [one for one in staff if one.holds(Role.SAFEGUARDING_LEAD, Role.MANAGER, on=day)]


@transaction.atomic
def review_opening(*, opening_id: UUID, review: str, by: Account, at: datetime) -> Opening:
    """Say whether it was right to open it."""
    opening = Opening.objects.select_for_update(of=("self",)).get(pk=opening_id)
    require(rule_on(by, REVIEW, opening, at=at))
    if not review.strip():
        raise NoWords(NoWords.__doc__)
    if opening.reviewed_at is not None:
        return opening
    opening.reviewed_at, opening.reviewed_by, opening.review = at, by, review.strip()
    opening.save(update_fields=["reviewed_at", "reviewed_by", "review"])
    record(REVIEW, about=opening, by=by, at=at)
    for task in Task.objects.open().filter(kind=Task.Kind.SECOND_LOOK).about("continuity.opening", opening.pk):
        finish(task_id=task.pk, outcome=review.strip(), by=by, at=at)
    return opening
