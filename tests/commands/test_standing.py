"""What the site refuses to stand on: a role that may do too much, and people who are none of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from conftest import owner_connection
from rightdoor.config.standing import of_role, plainly, reasons_not_to_start
from rightdoor.demo.county import NotOurs, fill
from rightdoor.ground.access.invented import belongs_here
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from tests.own_database import OwnDatabase, own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, SignedIn, staff
from tools.roles import NotOurs as NotOursToDrop
from tools.roles import prepare

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
FOR_REAL = {
    "RIGHTDOOR_SECRET_KEY": "0123456789" * 6,
    "RIGHTDOOR_HOSTS": "front.example",
    "RIGHTDOOR_MODE": "production",
    "RIGHTDOOR_CONTEXT_KEY": os.environ.get("RIGHTDOOR_CONTEXT_KEY", "invented people only"),
}


def address(database: str, *, variable: str = "DATABASE_URL", user: str = "") -> str:
    """The address of a test's own database, for one of the two roles or for another."""
    parts = urlsplit(os.environ[variable])
    where = parts.netloc.replace(str(parts.username), user, 1) if user else parts.netloc
    return urlunsplit(parts._replace(netloc=where, path=f"/{database}"))


def rightdoor(*words: str, database: str, mode: str = "production", **more: str) -> subprocess.CompletedProcess[str]:
    """The command on a database, as somebody who runs it for a county sees it."""
    environment = {"PATH": os.environ["PATH"], **FOR_REAL, "RIGHTDOOR_MODE": mode, "DATABASE_URL": database, **more}
    return subprocess.run([RIGHTDOOR, *words], env=environment, capture_output=True, text=True, check=False, timeout=90)


@pytest.fixture
def role(request: pytest.FixtureRequest) -> Iterator[str]:
    """A role that may do too much: created with the words that the test gives, and dropped afterwards."""
    name = sql.Identifier(f"rd_too_much_{os.getpid()}")
    secret = urlsplit(os.environ["DATABASE_OWNER_URL"]).password or ""
    with owner_connection() as owner:
        owner.execute(sql.SQL("create role {} login password {}").format(name, sql.Literal(secret)))
        owner.execute(sql.SQL(request.param).format(name))
        yield f"rd_too_much_{os.getpid()}"
        owner.execute(sql.SQL("drop role {}").format(name))


@pytest.mark.django_db
def test_tests_themselves_connect_as_a_role_that_owns_nothing_and_is_held_by_row_security() -> None:
    with plainly() as database:
        assert list(of_role(database)) == []


@pytest.mark.parametrize(
    ("role", "because", "verb"),
    [
        ("alter role {} superuser", "who may do everything there", "serve"),
        ("alter role {} bypassrls", "for whom row security does not hold", "work"),
        ("grant rightdoor_owner to {}", "who owns its tables", "serve"),
    ],
    indirect=["role"],
)
def test_no_site_starts_with_a_role_that_may_do_too_much(
    own_database: OwnDatabase,  # noqa: F811
    role: str,
    because: str,
    verb: str,
) -> None:
    url = address(own_database.name, variable="DATABASE_OWNER_URL", user=role)

    done = rightdoor(verb, database=url)

    assert done.returncode == 1
    assert because in done.stderr
    assert "Traceback" not in done.stderr
    assert because in rightdoor("check", database=url).stderr


def test_a_site_for_real_people_refuses_a_database_that_the_demo_filled(own_database: OwnDatabase) -> None:  # noqa: F811
    Partnership.objects.create(slug="three-invented-counties", name="Three", invented=True)

    for verb in ("serve", "work", "check"):
        done = rightdoor(verb, database=address(own_database.name))

        assert done.returncode == 1
        assert "This database holds invented people (three-invented-counties)" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("mode", ["demo", "training"])
def test_a_practice_site_refuses_a_database_of_people_who_may_be_real(own_database: OwnDatabase, mode: str) -> None:  # noqa: F811
    Partnership.objects.create(slug="kent", name="Kent")

    done = rightdoor("work", "--once", database=address(own_database.name), mode=mode)

    assert done.returncode == 1
    assert f"this is a {mode} site" in done.stderr


def test_a_site_starts_where_the_database_is_away_so_that_help_can_be_read(settings) -> None:
    done = rightdoor("check", database="postgresql://nobody@/none?host=/nowhere")

    assert "connects to the database as" not in done.stderr
    assert "does not answer" in done.stderr


@pytest.mark.parametrize("verb", ["serve", "work", "check"])
def test_a_site_whose_word_the_database_does_not_take_says_which_key_is_wrong(
    own_database: OwnDatabase,  # noqa: F811
    verb: str,
) -> None:
    done = rightdoor(verb, database=address(own_database.name), RIGHTDOOR_CONTEXT_KEY="another key" * 6)

    assert done.returncode == 1
    assert "RIGHTDOOR_CONTEXT_KEY is not the key that it knows" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_an_invented_account_opens_nothing_on_a_site_for_real_people(settings) -> None:
    invented = Partnership.objects.create(slug="three-invented-counties", name="Three", invented=True)
    account = staff(invented, "Tamsin Oakapple", Role.PRACTITIONER)
    assert belongs_here(account)

    settings.PRODUCTION = True

    assert not belongs_here(account)
    settings.TRAINING = True
    assert belongs_here(account)


@pytest.mark.django_db
def test_the_session_of_an_invented_account_ends_on_a_site_for_real_people(settings, signed_in: SignedIn) -> None:
    invented = Partnership.objects.create(slug="three-invented-counties", name="Three", invented=True)
    desk = signed_in(staff(invented, "Tamsin Oakapple", Role.PRACTITIONER))
    assert desk.get("/work/").status_code == 200

    settings.PRODUCTION = True

    assert desk.get("/work/").headers["Location"].startswith("/sign-in/")


@pytest.mark.django_db
def test_a_real_account_stays_where_it_is(practitioner: Account, settings) -> None:
    settings.PRODUCTION = True

    assert belongs_here(practitioner)
    assert list(reasons_not_to_start()) == []


@pytest.mark.django_db
def test_the_demo_fills_no_database_that_holds_anybody_else() -> None:
    Partnership.objects.create(slug="kent", name="Kent")

    with pytest.raises(NotOurs, match="not the demo's"):
        fill(size="small", at=MONDAY)


@pytest.mark.django_db
def test_a_real_partnership_that_took_the_demos_name_is_still_not_the_demos() -> None:
    Partnership.objects.create(slug="three-invented-counties", name="Three")

    with pytest.raises(NotOurs):
        fill(size="small", at=MONDAY)


def test_no_command_of_a_developer_drops_a_database_with_people_in_it(own_database: OwnDatabase) -> None:  # noqa: F811
    Partnership.objects.create(slug="kent", name="Kent")
    connection.close()
    urls = [address(own_database.name, variable=one) for one in ("DATABASE_OWNER_URL", "DATABASE_URL")]

    with pytest.raises(NotOursToDrop, match="It was not touched"):
        prepare(*urls, fresh=True)

    assert Partnership.objects.get().slug == "kent"


def test_no_command_of_a_developer_drops_a_database_of_another_program(own_database: OwnDatabase) -> None:  # noqa: F811
    urls = [address(own_database.name, variable=one) for one in ("DATABASE_OWNER_URL", "DATABASE_URL")]
    with psycopg.connect(urls[0]) as owner:
        owner.execute("drop schema public cascade")
        owner.execute("create schema public")
        owner.execute("create table invoices (number int)")

    with pytest.raises(NotOursToDrop, match="another program"):
        prepare(*urls, fresh=True)


@pytest.mark.django_db
def test_there_is_no_reason_not_to_start_where_everything_is_as_it_should_be(practitioner: Account, settings) -> None:
    settings.PRODUCTION = True
    settings.MODE = "production"

    assert list(reasons_not_to_start()) == []
