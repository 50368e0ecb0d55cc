"""A hostile file is opened in a process of its own: it has little memory, little time, and no secrets to find."""

import subprocess
import sys
from threading import BoundedSemaphore
from time import monotonic

import pytest

from rightdoor.ground.documents import closed_room
from rightdoor.ground.documents.closed_room import NotHarmless, made_harmless
from rightdoor.ground.documents.tests.files_here import HARMLESS, bomb_png, docx, jpeg

PEAK = (
    "import runpy, sys\n"
    "try: runpy.run_module('rightdoor.ground.documents.cleaning', run_name='__main__')\n"
    "finally: sys.stderr.write(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
)


def why_not(name: str, content: bytes) -> str:
    with pytest.raises(NotHarmless) as told:
        made_harmless(name, content)
    return told.value.why


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_file_comes_back_as_its_own_kind(name: str) -> None:
    twin = made_harmless(name, HARMLESS[name])

    assert twin.kind in name or (twin.kind, name) == ("jpg", "photo.jpeg")
    assert twin.content


def test_a_hostile_file_comes_back_as_a_reason() -> None:
    assert why_not("a.pdf", b"MZ") == "not_as_named"


def test_names_that_would_break_a_line_or_a_command_do_neither() -> None:
    assert made_harmless('a\n"; rm -rf /\n.txt', b"hello").content == b"hello"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", bomb_png()), ("a.docx", docx(word__a_xml="<a>" + "b" * 50_000_000 + "</a>"))],
    ids=["a picture of 900 million dots", "a letter that unpacks to 50 MB"],
)
def test_a_bomb_is_refused_in_little_memory_and_little_time(name: str, content: bytes) -> None:
    question = b'{"name": "%s"}\n' % name.encode() + content
    began = monotonic()

    done = subprocess.run([sys.executable, "-c", PEAK], input=question, capture_output=True, check=True)

    assert done.stdout == b'{"refused": "too_big_inside"}\n'
    assert int(done.stderr) < 250 * 1024  # kilobytes
    assert monotonic() - began < 10


def test_a_large_photo_is_drawn_within_the_limits() -> None:
    assert made_harmless("a.jpg", jpeg((7000, 4200))).kind == "jpg"


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch):
    """Another program in the closed room: what if the parser itself is taken over?"""

    def put(words: str) -> None:
        def run(_command: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
            limits = "from rightdoor.ground.documents.cleaning.__main__ import limit; limit()\n"
            return real([sys.executable, "-I", "-B", "-c", limits + words], **more)

        monkeypatch.setattr(closed_room.subprocess, "run", run)

    real = subprocess.run
    return put


@pytest.mark.parametrize(
    "words",
    [
        "x = bytearray(2 * 1024**3)",
        "import ctypes; ctypes.string_at(0)",
        "import sys; sys.exit(3)",
        "pass",
        "import os; os._exit(0)",
    ],
)
def test_whatever_brings_the_process_down_the_file_is_refused(program, words: str) -> None:
    program(words)

    assert why_not("a.pdf", b"x") == "too_hard"


def test_a_file_that_takes_for_ever_is_given_up(program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closed_room, "SECONDS", 1)
    program("while True: pass")

    assert why_not("a.pdf", b"x") == "too_hard"


def test_the_process_can_write_no_file_and_knows_no_secret(program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIGHTDOOR_SECRET_KEY", "very secret")
    program(
        "import os, sys, tempfile\n"
        "try:\n    open(tempfile.mktemp(), 'wb').write(b'x' * 10)\n    wrote = True\n"
        "except OSError:\n    wrote = False\n"
        'print(\'{"kind": "%s"}\' % wrote)\n'
        "print(sorted(name for name in os.environ if 'RIGHTDOOR' in name or 'DATABASE' in name))"
    )

    twin = made_harmless("a.pdf", b"x")

    assert (twin.kind, twin.content) == ("False", b"[]\n")


@pytest.mark.parametrize("taken", ["_door", "_room"])
def test_who_finds_the_door_crowded_is_asked_to_try_again(taken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closed_room, taken, BoundedSemaphore(1))
    monkeypatch.setattr(closed_room, "PATIENCE", 0.05)

    with closed_room.a_place_at(getattr(closed_room, taken), seconds=0):
        assert why_not("a.txt", b"hello") == "busy"

    assert made_harmless("a.txt", b"hello").kind == "txt"
