"""What every test stands on: a database of its own, cloned from one that was migrated by its owner."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

TEMPLATE = str(conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"])
"""The database that its owner migrated; nobody connects to it, so that it can be copied."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="every page in every role, every cell of the matrix")


WALKING = ("tests/proofs", "tests/promises", "tests/browser", "tests/journeys", "tests/matrix")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is marked 'full' to '--full', and say how many that is: pytest counts them as deselected.

    What walks every page proves no branch that a room's own tests do not; its lines are not counted, which is quicker.
    """
    for item in items:
        if item.nodeid.startswith(WALKING):
            item.add_marker(pytest.mark.no_cover)
    if config.getoption("--full"):
        return
    left = [item for item in items if item.get_closest_marker("full")]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=left)


def owner_connection(database: str = "postgres") -> psycopg.Connection:
    """As the owner; on the maintenance database, where no other is named."""
    parts = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]) | {"dbname": database}
    return psycopg.connect(**parts, autocommit=True)


def refuse_to_copy_people() -> None:
    """A database with anybody in it is somebody's: tests begin with an empty one and never copy another."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        found = owner.execute("select exists (select 1 from access_partnership)").fetchone()
    assert found == (False,), "The database that tests would copy is not empty. Use 'python3 dev.py pytest'."


def clone(name: str, *, of: str = TEMPLATE) -> None:
    """A fresh copy of the migrated database, or of one of ours; refuses to touch a database that is not a test's."""
    assert os.environ["RIGHTDOOR_MODE"] == "test"
    assert name.startswith("rd_")
    assert of.startswith(TEMPLATE)
    with owner_connection() as owner:
        owner.execute("select pg_advisory_lock(4711)")  # one copy at a time: a template must be alone
        refuse_to_copy_people()
        owner.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
        owner.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(of)))


def made_once(name: str, make: Callable[[str], None]) -> str:
    """A database that one worker makes and all may copy; the others wait for it.  The run drops it at its end."""
    with owner_connection() as owner:
        owner.execute("select pg_advisory_lock(4712)")
        if not owner.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            half = f"{name}_half"
            clone(half)
            make(half)
            owner.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(half), sql.Identifier(name)))
    return name


FILLED = f"{TEMPLATE}_filled"
"""The invented county, filled once for a whole run."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The last of a run, which is not a worker, takes away what the workers shared."""
    if not hasattr(session.config, "workerinput"):
        drop(FILLED)


def drop(name: str) -> None:
    with owner_connection() as owner:
        owner.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def django_db_setup(worker_id: str) -> Iterator[None]:
    """Replaces pytest-django's own: tests connect as the application's role, which owns nothing."""
    name = f"{TEMPLATE}_{worker_id}"
    clone(name)
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = name
    yield
    connections["default"].close()
    drop(name)


pytest_plugins = ["tests.people_here", "tests.own_database"]


@pytest.fixture(autouse=True, scope="session")
def arranging() -> None:
    """What a test arranges itself it does as the product's own work; what its pages do, they do as who is signed in."""
    from rightdoor.ground.access.walled.claims import SYSTEM, Claim, claim_for_good  # noqa: PLC0415  needs settings
    from rightdoor.work.changing.standing import KNOWN  # noqa: PLC0415

    KNOWN.looked_at = 0.0  # no page asks by chance whether services were changed: a test that changes one says so
    claim_for_good(Claim(SYSTEM, "", datetime.now(UTC)))
