"""The continuity extract by its commands, as the application's role behind the second wall."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connections

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.work.continuity.models import Opening
from rightdoor.work.triage.tests.requests_here import request_of
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")


def rightdoor(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    command = [str(word) for word in (RIGHTDOOR, "continuity", *words)]
    environment = {"PATH": os.environ["PATH"], **more}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_it_is_written_behind_the_wall_opened_without_anything_and_carried_back(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    staff(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)
    request_of(partnership, preferred_name="Wren Canary")
    connections.close_all()
    parts = urlsplit(os.environ["DATABASE_URL"])
    site = {
        "RIGHTDOOR_MODE": "test", "DATABASE_URL": urlunsplit(parts._replace(path=f"/{own_database.name}")),
        "RIGHTDOOR_CLOCK": MONDAY.isoformat(), "RIGHTDOOR_CONTINUITY": str(tmp_path / "files"),
        "RIGHTDOOR_CONTINUITY_KEY": str(tmp_path / "county.key.pub"),
    }  # fmt: skip
    rightdoor("key", "--out", tmp_path / "county.key")

    written = rightdoor("write", **site)
    [file] = (tmp_path / "files").glob("*.rdc")
    shown = rightdoor("open", file, "--key", tmp_path / "county.key", "--who", "Isolde", "--why", "Down")
    back = rightdoor("reconcile", **site)

    assert written.returncode == 0, written.stderr
    assert "Wren Canary" in shown.stdout, shown.stderr
    assert back.stdout == "1 openings in the log, 1 of them new on record.\n", back.stderr
    assert Opening.objects.get().who == "Isolde"
    assert rightdoor("reconcile", **site).stdout.endswith("0 of them new on record.\n")
