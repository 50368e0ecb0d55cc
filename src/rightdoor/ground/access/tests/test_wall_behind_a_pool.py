"""The second wall behind PgBouncer in transaction mode: two connections to the database, taken in turns by many."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from django.db import connection, connections, transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied, require, rule_on
from rightdoor.ground.access.walled import claims
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.policy import SEE
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff

THREADS, TURNS = 6, 25
CONFIGURATION = """
[databases]
{name} = host={host} port={port} dbname={name} user={user} password={password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
"""


@contextmanager
def pooled() -> Iterator[None]:
    """Everything that Django asks in here goes through a pool of two."""
    settings = connection.settings_dict
    before = {name: settings[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        own_port = int(probe.getsockname()[1])
    program = shutil.which("pgbouncer", path=os.pathsep.join([os.environ["PATH"], "/usr/sbin"]))
    assert program, "pgbouncer is missing: 'python3 dev.py test' installs it."
    folder = Path(tempfile.mkdtemp(prefix="rd-pool-"))
    written = folder / "pool.ini"
    written.write_text(CONFIGURATION.format(
        name=settings["NAME"], host=before["HOST"], port=before["PORT"] or 5432, user=before["USER"],
        password=before["PASSWORD"], own_port=own_port,
    ))  # fmt: skip
    server = Path(before["HOST"]).stat()  # it will not run as root: whose socket it is may come to it
    for path in (folder, written):
        os.chown(path, server.st_uid, server.st_gid)
    pool = subprocess.Popen([program, "-q", str(written)], user=server.st_uid, stderr=subprocess.DEVNULL)
    connections.close_all()
    settings.update(HOST="127.0.0.1", PORT=str(own_port))
    try:
        wait_for(own_port)
        yield
    finally:
        connections.close_all()
        settings.update(before)
        pool.terminate()
        pool.wait(timeout=10)
        shutil.rmtree(folder)


def wait_for(port: int) -> None:
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("pgbouncer did not start")


@pytest.fixture
def people(own_database: OwnDatabase) -> dict[str, Account]:
    """Two partnerships with one child each, and one who may read about neither."""
    found = {}
    for slug in ("here", "zz-there"):
        home = Partnership.objects.create(slug=slug, name=slug)
        found[slug] = staff(home, f"Wynn {slug}", Role.PRACTITIONER)
        Person.objects.create(partnership=home, preferred_name=f"Child {slug}", added_at=MONDAY)
    found["nobody"] = staff(Partnership.objects.get(slug="here"), "Ferdy Latch", Role.SYSTEM_ADMINISTRATOR)
    return found


EXPECTED = {"here": ["Child here"], "zz-there": ["Child zz-there"], "nobody": []}


def names() -> list[str]:
    return list(Person.objects.values_list("preferred_name", flat=True))


def test_many_who_share_two_connections_each_see_their_own_and_never_anothers(
    own_database: OwnDatabase, people: dict[str, Account]
) -> None:
    def take_turns() -> list[str]:
        wrong, dice = [], Random()
        for _turn in range(TURNS):
            who = dice.choice(list(people))
            with acting(people[who], MONDAY):
                alone = names()
                with transaction.atomic():
                    together = [names(), names()]
            if [alone, *together] != [EXPECTED[who]] * 3:
                wrong.append(f"{who}: {alone} {together}")
        return wrong

    with pooled():
        found = own_database.at_once(take_turns, THREADS)

    assert found == [[]] * THREADS


def test_whoever_comes_next_on_the_connection_is_not_taken_for_whoever_was_before(
    own_database: OwnDatabase, people: dict[str, Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pooled():
        with acting(people["here"], MONDAY):
            assert names() == ["Child here"]
        with acting(VISITOR, MONDAY):
            assert "Child zz-there" not in names()
        monkeypatch.setattr(claims, "_own_work", [])
        assert names() == []  # nobody said who acts


def test_a_refusal_is_on_record_through_the_pool(own_database: OwnDatabase, people: dict[str, Account]) -> None:
    child = Person.objects.get(preferred_name="Child zz-there")
    with pooled():
        with acting(people["here"], MONDAY), pytest.raises(Denied):
            require(rule_on(people["here"], SEE, child, at=MONDAY))

        assert acts(about=child.pk) == [SEE]


def test_behind_a_pool_the_driver_does_not_know_who_serves_and_without_one_it_does(
    own_database: OwnDatabase, people: dict[str, Account]
) -> None:
    def asked() -> bool:
        names()
        return connection.direct is not connection.connection  # type: ignore[attr-defined]

    assert not asked()
    with pooled():
        assert asked()
