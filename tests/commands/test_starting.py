"""The command, as somebody who runs it sees it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")


def rightdoor(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing from this environment but the path."""
    environment = {"PATH": os.environ["PATH"], **surroundings}
    return subprocess.run([RIGHTDOOR, *words], env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("missing", "given"),
    [
        ("RIGHTDOOR_SECRET_KEY", {}),
        ("RIGHTDOOR_HOSTS", {"RIGHTDOOR_SECRET_KEY": "x" * 50}),
        ("DATABASE_URL", {"RIGHTDOOR_SECRET_KEY": "x" * 50, "RIGHTDOOR_HOSTS": "front.example"}),
        (
            "RIGHTDOOR_CONTEXT_KEY",
            {
                "RIGHTDOOR_SECRET_KEY": "x" * 50,
                "RIGHTDOOR_HOSTS": "front.example",
                "DATABASE_URL": "postgresql://nobody@/none",
            },
        ),
    ],
)
def test_a_missing_setting_is_explained_in_a_sentence(missing: str, given: dict[str, str]) -> None:
    done = rightdoor("check", **given)

    assert done.returncode == 1
    assert done.stderr.startswith(f"Rightdoor cannot start: the setting {missing} is missing. It is needed ")
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_is_not_repeated_because_it_may_hold_a_password() -> None:
    done = rightdoor("check", RIGHTDOOR_MODE="demo", DATABASE_URL="postgres//me:secret@nowhere")

    assert "not an address" in done.stderr
    assert "secret" not in done.stderr


def test_an_unknown_mode_is_refused() -> None:
    assert "RIGHTDOOR_MODE is 'live'" in rightdoor("check", RIGHTDOOR_MODE="live").stderr


def test_a_production_site_has_no_demo() -> None:
    done = rightdoor(
        "demo", "fill", RIGHTDOOR_SECRET_KEY="x" * 50, RIGHTDOOR_HOSTS="front.example",
        DATABASE_URL=os.environ["DATABASE_URL"], RIGHTDOOR_CONTEXT_KEY="y" * 50,
    )  # fmt: skip

    assert done.returncode == 2
    assert "Nothing was changed" in done.stderr


def test_help_names_every_verb() -> None:
    assert {"serve", "work", "migrate", "check", "match", "clock"} <= set(
        rightdoor("help").stdout.replace("|", " ").split()
    )


def test_the_site_tells_a_missing_setting_once_and_does_not_start() -> None:
    done = rightdoor("serve", RIGHTDOOR_HOSTS="front.example")

    assert done.returncode == 1
    assert done.stderr.count("RIGHTDOOR_SECRET_KEY") == 1


def test_an_unknown_verb_is_named_with_the_nearest_one_and_needs_no_setting() -> None:
    done = rightdoor("mach")

    assert done.returncode == 2
    assert done.stderr == "There is no verb 'mach'. Did you mean 'match'?\n"


def test_the_version_can_be_asked() -> None:
    assert rightdoor("--version").stdout.startswith("rightdoor 0.")


def test_a_slip_in_the_countys_file_is_told_with_its_line_before_anything_starts(tmp_path: Path) -> None:
    slip = tmp_path / "county.toml"
    slip.write_text('areas = ["kentt"]\n')

    done = rightdoor("serve", RIGHTDOOR_MODE="demo", DATABASE_URL="postgresql://a@/b", RIGHTDOOR_COUNTY=str(slip))

    assert done.returncode == 1
    assert "'kentt' is not the slug" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("proxy", [{"RIGHTDOOR_PROXIES": "1"}, {"RIGHTDOOR_TLS": "elsewhere"}])
def test_in_production_the_check_asks_for_nothing_that_no_setting_could_answer(proxy: dict[str, str]) -> None:
    done = rightdoor(
        "check", **proxy, RIGHTDOOR_SECRET_KEY="0123456789" * 6, RIGHTDOOR_CONTEXT_KEY="9876543210" * 4,
        RIGHTDOOR_HOSTS="front.example",
        DATABASE_URL="postgresql://nobody@/none?host=/nowhere",
    )  # fmt: skip

    assert "SECURE_" not in done.stderr
    assert "The database does not answer" in done.stderr


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "RIGHTDOOR_PROXIES is not set"),
        ({"RIGHTDOOR_TLS": "elsewhere"}, "RIGHTDOOR_PROXIES is not set"),
        ({"RIGHTDOOR_PROXIES": "0"}, "every page is sent on to itself"),
        ({"RIGHTDOOR_PROXIES": "0", "RIGHTDOOR_TLS": "elsewhere"}, ""),
        ({"RIGHTDOOR_PROXIES": "2"}, ""),
        ({"RIGHTDOOR_MODE": "demo"}, ""),
    ],
)
def test_in_production_the_check_asks_how_far_the_proxy_in_front_is_believed(given: dict[str, str], told: str) -> None:
    done = rightdoor(
        "check", RIGHTDOOR_SECRET_KEY="0123456789" * 6, RIGHTDOOR_CONTEXT_KEY="9876543210" * 4,
        RIGHTDOOR_HOSTS="front.example",
        DATABASE_URL="postgresql://nobody@/none?host=/nowhere", **given,
    )  # fmt: skip

    about_proxies = [line for line in done.stderr.splitlines() if "PROXIES" in line]
    assert len(about_proxies) == bool(told)
    assert told in "".join(about_proxies)


def test_the_check_asks_whether_the_county_has_read_the_lists_of_words() -> None:
    done = rightdoor("check", RIGHTDOOR_MODE="demo", DATABASE_URL="postgresql://nobody@/none?host=/nowhere")

    assert "The list of words that worry has not been reviewed by the county." in done.stderr
    assert "set code_words = 20" in done.stderr


@pytest.mark.parametrize(("proxies", "believed"), [("0", "False"), ("1", "True")])
def test_a_proxy_is_believed_about_https_only_where_one_is_named(proxies: str, believed: str) -> None:
    code = "from rightdoor.config import settings; print(settings.SECURE_PROXY_SSL_HEADER is not None)"
    environment = {
        "PATH": os.environ["PATH"], "RIGHTDOOR_MODE": "demo", "DATABASE_URL": "postgresql://nobody@/none",
        "RIGHTDOOR_PROXIES": proxies,
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == believed
