"""The checks that hold the product from outside, where they lie beside the checkout; under CI they must."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from conftest import owner_connection
from rightdoor.ground.access.walled.shape import allowed

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
SHARED = Path(os.environ.get("RIGHTDOOR_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="module")
def shared() -> Path:
    """The folder of outside checks; without it a stranger's run says so, and CI fails."""
    if not SHARED.is_dir():
        message = f"The outside checks are not at {SHARED}. Set RIGHTDOOR_SHARED to where they are."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return SHARED


def check(shared: Path, *more: str) -> subprocess.CompletedProcess[str]:
    words = [
        shared / "checks" / "check_scenarios.py",
        "--command",
        RIGHTDOOR,
        *more,
        shared / "domain" / "scenarios.json",
    ]
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=False)


ONE_EACH = pytest.param(("--single",), marks=pytest.mark.full, id="one call each")


@pytest.mark.parametrize("way", [pytest.param((), id="in one batch"), ONE_EACH])
def test_every_acceptance_scenario_passes_from_outside(shared: Path, way: tuple[str, ...]) -> None:
    done = check(shared, *way)

    assert done.stdout.strip().endswith("161 passed, 0 failed"), done.stdout


def test_our_own_copy_of_the_scenarios_is_the_one_outside(shared: Path) -> None:
    ours = Path(__file__).parent / "scenarios" / "scenarios.json"

    assert ours.read_text() == (shared / "domain" / "scenarios.json").read_text()


def test_row_level_security_has_no_hole_but_those_on_our_list(shared: Path, db: None) -> None:
    lint = (shared / "checks" / "rls_lint.sql").read_text()
    role = str(conninfo_to_dict(os.environ["DATABASE_URL"])["user"])
    with owner_connection(connection.settings_dict["NAME"]) as owner:
        found = owner.execute(lint.replace(":'approle'", f"'{role}'")).fetchall()

    tables = {table for finding, table in found if finding == "table without RLS"}
    functions = {table.replace(" ", "") for finding, table in found if finding.startswith("SECURITY DEFINER")}
    rest = [row for row in found if row[0] != "table without RLS" and not row[0].startswith("SECURITY DEFINER")]
    assert tables <= set(allowed()["tables"])
    assert functions == set(allowed()["functions"])
    assert all("search_path=pg_catalog" in finding for finding, _ in found if finding.startswith("SECURITY DEFINER"))
    assert rest == []
