"""How a county makes its first administrator."""

import json
import re
import subprocess
from collections.abc import Iterator

import pytest

from conftest import clone, drop
from tests.browser.conftest import RIGHTDOOR, environment_for

NAME = "rd_invite_here"


@pytest.fixture(scope="module")
def environment(django_db_setup: None, worker_id: str) -> Iterator[dict[str, str]]:
    """A site of its own, with nobody in it."""
    name = f"{NAME}_{worker_id}"
    clone(name)
    yield environment_for(name) | {"RIGHTDOOR_SITE": "https://door.example"}
    drop(name)


def invite(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([RIGHTDOOR, "invite", *words], env=environment, capture_output=True, text=True, check=False)


def test_a_new_site_gets_its_partnership_and_its_first_administrator(environment: dict[str, str]) -> None:
    who = ("--email", "ada@county.example", "--name", "Ada Wetherby")
    before = invite(environment, *who)
    assert before.returncode == 2
    assert "--partnership" in before.stderr

    done = invite(environment, *who, "--partnership", "Three Counties")

    assert done.returncode == 0, done.stderr
    assert re.search(r"https://door\.example/link/[A-Za-z0-9_-]{32}/", done.stdout)


@pytest.mark.parametrize("words", [("--email", "nobody", "--name", "N"), ("--name", "N")])
def test_what_cannot_be_read_is_refused_in_a_sentence(environment: dict[str, str], words: tuple[str, ...]) -> None:
    done = invite(environment, *words)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_demo_tells_what_an_app_needs() -> None:
    done = subprocess.run(
        [RIGHTDOOR, "demo", "accounts", "--json"],
        env=environment_for("none"),
        capture_output=True,
        text=True,
        check=True,
    )

    secrets = [row["totp_secret"] for row in json.loads(done.stdout)]
    assert len(set(secrets)) == len(secrets)
    assert all(re.fullmatch(r"[A-Z2-7]{32}", secret) for secret in secrets)


def test_everybody_is_signed_out_by_a_command_that_says_so(environment: dict[str, str]) -> None:
    asked = subprocess.run([RIGHTDOOR, "signout"], env=environment, capture_output=True, text=True, check=False)
    done = subprocess.run(
        [RIGHTDOOR, "signout", "--everybody"], env=environment, capture_output=True, text=True, check=False
    )

    assert asked.returncode == 2
    assert "--everybody" in asked.stderr
    assert (done.returncode, done.stdout) == (0, "0 sign-ins were ended. Everybody signs in anew.\n")
