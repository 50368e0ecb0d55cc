"""What a service can begin here, and what any of it asks for first or last."""

from typing import Any

from django.utils.translation import gettext as _

from rightdoor.pure.programmes import SPELLS, Programme, Thing
from rightdoor.records.directory.queries import entry
from rightdoor.work.support.lifecycle import THING_NAMES
from rightdoor.work.support.models import Episode
from rightdoor.work.support.protocol import known_elsewhere

COUNTED = frozenset({Thing.ASSESSMENT, Thing.CARE_PLAN})


def begins_here(service: str) -> list[Programme]:
    """The programmes of a service whose help begins and ends here; what is kept apart is not among them."""
    found = entry(service)
    programmes = found.programmes if found else []
    return [one for one in programmes if one.kind in SPELLS and not one.run_by and not one.is_sealed]


def things_for(episode: Episode) -> list[tuple[Thing, Any]]:
    """What a person says is there: what any of its programmes asks for first or last, and no room keeps itself; and
    what the national clock waits for.
    """
    asked = COUNTED | {
        thing
        for one in begins_here(episode.service)
        for thing in (*one.before_start, *one.before_end)
        if thing is not Thing.STEP_DOWN_PLAN and thing not in known_elsewhere()
    }
    return [(thing, _(THING_NAMES[thing])) for thing in Thing if thing in asked]
