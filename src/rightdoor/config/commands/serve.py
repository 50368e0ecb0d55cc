"""rightdoor serve: the site."""

import argparse
import os
from importlib import import_module

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from rightdoor.config.surroundings import stop

SITE = "rightdoor.config.wsgi"


def run(arguments: list[str]) -> int:
    """Serve until stopped.  Workers default to one a processor in production and one elsewhere."""
    parser = argparse.ArgumentParser(prog="rightdoor serve")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    production = os.environ.get("RIGHTDOOR_MODE", "production") == "production"
    parser.add_argument("--workers", type=int, default=(os.cpu_count() or 1) if production else 1)
    given = parser.parse_args(arguments)
    # A missing setting is told once, here, and not by every worker; in production an undeclared route too.
    import_module(SITE if production else "rightdoor.config.settings")
    if production:
        keep_from_the_key(os.environ.get("RIGHTDOOR_AUDIT_KEY", ""))
    Granian(
        f"{SITE}:application",
        address=given.address,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=2 * (os.cpu_count() or 1),
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=production,
    ).serve()
    return 0


def keep_from_the_key(key: str) -> None:
    """Who serves pages must not be able to sign the audit's heads, or whoever breaks in could too."""
    if key and os.access(key, os.R_OK):
        stop(
            "the account that serves the site can read the audit's key. Give it to the account of 'rightdoor work' "
            "alone, and set RIGHTDOOR_AUDIT_KEY for that command only."
        )
