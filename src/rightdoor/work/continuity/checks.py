"""What should worry whoever runs the site, about the extract; for 'rightdoor check'."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from rightdoor.work.continuity.actions import ENDING
from rightdoor.work.continuity.models import Opening
from rightdoor.work.continuity.openings import name, read
from rightdoor.work.continuity.sealing import NotOpened, public_at
from rightdoor.work.continuity.writing import folder, key_file

REVIEWED_WITHIN = timedelta(days=3)


def problems(at: datetime) -> Iterator[str]:
    """Nothing set, no fresh file, a log that was changed, openings that nobody reviewed."""
    place = folder()
    if place is None or key_file() is None:
        if settings.PRODUCTION and not settings.TRAINING:
            yield (
                "If this system goes down, duty staff have nothing to read. Set RIGHTDOOR_CONTINUITY to a folder and "
                "RIGHTDOOR_CONTINUITY_KEY to the county's public key (docs/continuity.md)."
            )
        return
    try:
        public_at(key_file() or place)
    except NotOpened as problem:
        yield str(problem)
    newest = max((one.stat().st_mtime for one in place.glob(f"*{ENDING}")), default=None)
    late = 3 * settings.CONTINUITY_EVERY
    if newest is None or at - datetime.fromtimestamp(newest, UTC) > late:
        minutes = round(late.total_seconds() / 60)
        yield f"No continuity file was written in the last {minutes} minutes. Is 'rightdoor work' running?"
    if (place / name()).exists():
        _entries, broken = read((place / name()).read_text(encoding="utf-8").splitlines())
        if broken:
            yield f"The log of openings {place / name()} was changed: line {broken} is not as it was written."
    waiting = Opening.objects.to_review().carried_before(at - REVIEWED_WITHIN).count()
    if waiting:
        yield f"{waiting} openings of the continuity extract wait for a review. Safeguarding leads have the tasks."
