"""The site that is attacked: its own database with the invented county, its own port, and visits by each role."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar

from tools.setup import CHECKOUT, PYTHON, VENV, Stopped, run

BIN = VENV / "bin"
ROLES = (
    "visitor", "front_door_administrator", "practitioner", "service_manager", "safeguarding_lead",
    "system_administrator",
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """Where it is, and its environment for commands."""

    url: str
    environment: dict[str, str]


@dataclass(frozen=True)
class Visit:
    """Somebody's browser: its cookies, and the token of its forms."""

    site: Site
    role: str
    cookies: str
    token: str

    @property
    def start(self) -> str:
        """Where this role begins."""
        return self.at("" if self.role == "visitor" else "work/")

    def at(self, address: str) -> str:
        return f"{self.site.url}/{address}"


@contextmanager
def served() -> Iterator[Site]:
    """A site of its own, as long as it is asked for; the limits against a flood are lifted, or nothing is reached."""
    from tools.verbs import started, surroundings  # noqa: PLC0415  the verbs name this module

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = surroundings(started("test", safe=False), "rd_attack", "demo") | {
        "RIGHTDOOR_POSTS_OF_A_NETWORK": "9000000", "RIGHTDOOR_POSTS_OF_A_BROWSER": "9000000",
        "RIGHTDOOR_BEGINNINGS_OF_A_NETWORK": "9000000",
    }  # fmt: skip
    run(PYTHON, "-m", "tools.roles", environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], "--fresh",
        why="Preparing the database", env=environment)  # fmt: skip
    run(BIN / "rightdoor", "migrate", why="Making the database", env=environment, stdout=subprocess.DEVNULL)
    run(BIN / "rightdoor", "demo", "fill", why="Filling the invented county", env=environment)
    child = subprocess.Popen([str(BIN / "rightdoor"), "serve", "--port", str(port)], cwd=CHECKOUT, env=environment,
                             stderr=subprocess.DEVNULL)  # fmt: skip
    site = Site(f"http://127.0.0.1:{port}", environment)
    try:
        wait_for(site)
        yield site
    finally:
        child.terminate()
        child.wait(timeout=20)


def wait_for(site: Site) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{site.url}/health/ready", timeout=2):  # noqa: S310  our own site
                return
        except OSError:
            time.sleep(0.25)
    raise Stopped("The site to be attacked did not start.")


def sign_in(site: Site, role: str) -> Visit:
    """A browser in which this role is signed in; a visitor's is not."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    token = token_in(browser.open(f"{site.url}/sign-in/", timeout=20).read().decode())
    if role != "visitor":
        told = subprocess.run(
            [str(BIN / "rightdoor"), "demo", "accounts", "--json"],
            env=site.environment,
            capture_output=True,
            check=True,
        )
        account = next(row for row in json.loads(told.stdout) if row["role"] == role)
        form = {"csrfmiddlewaretoken": token, "email": account["email"], "password": account["password"]}
        data = urllib.parse.urlencode(form).encode()
        page = browser.open(f"{site.url}/sign-in/", data, timeout=20)
        if "/sign-in/" in page.url:
            raise Stopped(f"Nobody could be signed in as {role}.")
        token = token_in(page.read().decode())
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    return Visit(site, role, cookies, token)


def token_in(html: str) -> str:
    """The token of the first form of a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    return found[1] if found else ""
