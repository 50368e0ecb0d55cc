"""rightdoor erasures reapply: after a backup was restored, let go again of what had ended before."""

import argparse
import sys
from pathlib import Path

from rightdoor.config.own_work import begin

HELP = "files of the ledger (RIGHTDOOR_LEDGER); without one, the ledger in the database alone"


def run(arguments: list[str]) -> int:
    """Exit 0 with the number of records that went; 1 with a sentence where the ledger is not whole."""
    parser = argparse.ArgumentParser(prog="rightdoor erasures", description=__doc__)
    parser.add_argument("what", choices=["reapply"])
    parser.add_argument("--ledger", action="append", type=Path, default=[], help=HELP)
    given = parser.parse_args(arguments)
    begin("erasures")
    from django.conf import settings  # noqa: PLC0415  models need Django set up first

    from rightdoor.ground.access.actors import System  # noqa: PLC0415
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.work.keeping.actions.carrying_out import reapply  # noqa: PLC0415
    from rightdoor.work.keeping.copies import NotReached  # noqa: PLC0415
    from rightdoor.work.keeping.ledger import LedgerAway, marks_in  # noqa: PLC0415

    try:
        marks = marks_in(given.ledger or [Path(place) for place in settings.LEDGER])
        count = reapply(marks=marks, by=System("endings"), at=moment())
    except (LedgerAway, NotReached) as problem:
        print(f"{problem} Nothing was changed. Mend it and run the same command again.", file=sys.stderr)
        return 1
    print(f"{count} of {len(marks)} ended records had come back, and went again.")
    return 0
