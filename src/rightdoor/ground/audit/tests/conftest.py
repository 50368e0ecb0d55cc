"""A database of the test's own, its owner who tampers, and heads that were kept elsewhere."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, connections
from psycopg.conninfo import conninfo_to_dict

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit.heads import head_now
from rightdoor.ground.audit.keys import Signer
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.sequencing import Sequencer
from rightdoor.ground.audit.verifying import Report, verify
from rightdoor.pure.chain import Head
from tests.own_database import own_database  # noqa: F401  a fixture

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Chained:
    """An audit of a test's own, chained, with every head that was signed on the way."""

    signer: Signer
    heads: list[Head]
    sequencer: Sequencer

    def happen(self, count: int, *, at: datetime = NOON, act: str = "tests.happened") -> None:
        """So many events, numbered, and a head signed over them."""
        for number in range(count):
            record(act, about=None, by=VISITOR, at=at + timedelta(seconds=number), number=number)
        self.number(at)

    def number(self, at: datetime = NOON) -> None:
        while self.sequencer.run(at):
            pass
        head = head_now(at=at)
        assert head is not None
        self.heads.append(head)

    def verify(self, heads: list[Head] | None = None) -> Report:
        return verify(self.heads if heads is None else heads, public=self.signer.public)


@pytest.fixture
def chained(own_database: object) -> Chained:  # noqa: F811
    return Chained(Signer(Ed25519PrivateKey.generate()), [], Sequencer())


@pytest.fixture
def as_owner(own_database: object) -> Iterator[Callable[..., psycopg.Cursor]]:  # noqa: F811
    """Runs SQL as somebody who owns the database and has put every trigger out of the way."""
    where = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]) | {"dbname": connection.settings_dict["NAME"]}
    with psycopg.connect(**where, autocommit=True) as owner:
        owner.execute("set session_replication_role = replica")
        yield owner.execute


@pytest.fixture
def connected_as_owner(own_database: object) -> Iterator[None]:  # noqa: F811
    """The product itself, run with the owner's role, as 'rightdoor migrate' and 'rightdoor audit drop' are."""
    given, settings = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]), connections["default"].settings_dict
    was = settings["USER"], settings["PASSWORD"]
    connection.close()
    settings["USER"], settings["PASSWORD"] = str(given["user"]), str(given["password"])
    yield
    connection.close()
    settings["USER"], settings["PASSWORD"] = was
