"""A real clamd for tests: started here, with a signature of our own and no other, and stopped here."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rightdoor.ground.documents.scanner import is_there

HARM = b"RIGHTDOOR-TEST-HARM"  # harmless words that the tests' own signature calls harmful
SIGNATURE = f"Local.Test.Harm:0:*:{HARM.hex()}\n"
CALLED = "Local.Test.Harm.UNOFFICIAL"
SETTINGS = "LocalSocket {0}/s\nDatabaseDirectory {0}/db\nTemporaryDirectory {0}\nForeground yes\nMaxThreads 2\n{1}\n"


@dataclass
class Clamd:
    """One clamd in a folder of its own."""

    folder: Path
    more: str = ""
    running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return str(self.folder / "s")

    def start(self) -> "Clamd":
        program = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "These tests ask a real clamd. Install the package 'clamav-daemon' and try again."
        (self.folder / "db").mkdir(exist_ok=True)
        (self.folder / "db" / "local.ndb").write_text(SIGNATURE)
        (self.folder / "conf").write_text(SETTINGS.format(self.folder, self.more))
        command = [program, "-c", str(self.folder / "conf")]
        self.running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while not is_there(address=self.address):
            assert time.monotonic() < until, "clamd did not start within twenty seconds."
            assert self.running.poll() is None, "clamd stopped by itself."
            time.sleep(0.02)
        return self

    def kill(self) -> None:
        """At once, as a machine's fault would."""
        if self.running is not None:
            self.running.kill()
            self.running.wait(timeout=10)
            self.running = None


@pytest.fixture
def clamd(settings) -> Iterator[Clamd]:
    """The site's scanner, for one test; it starts in a tenth of a second."""
    with tempfile.TemporaryDirectory(prefix="rd-clamd-") as folder:
        one = Clamd(Path(folder)).start()
        settings.CLAMD = one.address
        yield one
        one.kill()
