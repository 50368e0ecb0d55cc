"""What the environment says, read once, and a sentence for whatever is missing."""

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

from psycopg.conninfo import conninfo_to_dict

MODES = ("production", "training", "demo", "test")


def stop(sentence: str) -> NoReturn:
    """End the command with a sentence that says what to set and why."""
    sys.exit(f"Rightdoor cannot start: {sentence}")


def word(name: str, *, why: str, default: str | None = None) -> str:
    """The value of an environment variable; without a default a missing one stops the command."""
    value = os.environ.get(name, default)
    if value is None or (value == "" and default is None):
        stop(
            f"the setting {name} is missing. It is needed {why}. Set it in the environment; docs/running.md tells how."
        )
    return value


def mode() -> str:
    """How this copy runs: 'production' unless something else is said."""
    value = os.environ.get("RIGHTDOOR_MODE", "production")
    if value not in MODES:
        stop(f"RIGHTDOOR_MODE is '{value}'. It may be {', '.join(MODES)}.")
    return value


def database() -> dict[str, Any]:
    """Django's settings for the address in DATABASE_URL."""
    url = word("DATABASE_URL", why="to reach PostgreSQL, for example postgresql://rightdoor_app@/rightdoor")
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except Exception:  # noqa: BLE001  psycopg's own words would repeat the password
        stop("DATABASE_URL is not an address that PostgreSQL understands. It looks like postgresql://user@host/name.")
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    known = {django: parts.pop(ours, "") for django, ours in named.items()}
    return {
        "ENGINE": "rightdoor.ground.access.walled.postgres",
        **known,
        "OPTIONS": {"connect_timeout": 3, **parts},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "ATOMIC_REQUESTS": False,
    }


def number(name: str, *, default: int) -> int:
    """A small number in figures."""
    given = os.environ.get(name, "").strip()
    if given and not given.isdecimal():
        stop(f"{name} is '{given}'; it must be a number in figures, such as 1.")
    return int(given) if given else default


def is_said(name: str) -> bool:
    """Whether the environment says anything for this name; nought is said too."""
    return bool(os.environ.get(name, "").strip())


def folder(name: str, *, default: Path) -> Path:
    """A folder named in the environment."""
    return Path(os.environ.get(name) or default)
