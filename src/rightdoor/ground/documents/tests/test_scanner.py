"""Asking clamd: what it may answer, and every way in which it may not."""

import socket
import struct
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest

from rightdoor.ground.documents import scanner
from rightdoor.ground.documents.scanner import BrokeOff, CannotTell, ScannerAway, harm_in, is_there
from rightdoor.ground.documents.tests.clamd_here import CALLED, HARM, Clamd, clamd  # noqa: F401  a fixture
from rightdoor.ground.documents.tests.files_here import docx


def test_a_real_clamd_tells_harm_from_no_harm(clamd: Clamd) -> None:  # noqa: F811
    assert is_there(address=clamd.address)
    assert harm_in(b"Dear all", address=clamd.address) == ""
    assert harm_in(b"Dear all " + HARM, address=clamd.address) == CALLED
    assert harm_in(docx(f"<w:t>{HARM.decode()}</w:t>"), address=clamd.address) == CALLED


def test_harm_is_found_across_two_pieces_and_in_the_last_byte(clamd: Clamd) -> None:  # noqa: F811
    content = b"x" * (scanner.PIECE - 7) + HARM

    assert harm_in(content, address=clamd.address) == CALLED


def test_a_file_that_clamd_will_not_take_is_never_passed() -> None:
    with tempfile.TemporaryDirectory(prefix="rd-clamd-") as folder:
        small = Clamd(Path(folder), more="StreamMaxLength 1K").start()
        with pytest.raises((CannotTell, ScannerAway)):
            harm_in(b"x" * 5000, address=small.address)
        small.kill()


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Something that listens and answers as it likes; its address."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            with line:
                answer(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{door.getsockname()[1]}"
        thread.join(timeout=5)


def saying(words: bytes) -> Callable[[socket.socket], None]:
    def answer(line: socket.socket) -> None:
        line.recv(100)
        with suppress(OSError):  # the other side may have gone already
            line.sendall(words)
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):
                pass

    return answer


@pytest.mark.parametrize(
    "words",
    [b"stream: Too big ERROR\0", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK and more\0", b"OK\0", b"\0",
     b"stream: ok\0", b"UNKNOWN COMMAND\0"],
)  # fmt: skip
def test_any_answer_but_a_plain_yes_is_no_pass(words: bytes) -> None:
    with answering(saying(words)) as address, pytest.raises(CannotTell):
        harm_in(b"Dear all", address=address)


@pytest.mark.parametrize("words", [b"", b"stream: OK", b"stream: OK\n", b"x" * 9000])
def test_an_answer_that_breaks_off_or_never_ends_is_no_answer(words: bytes) -> None:
    with answering(saying(words)) as address, pytest.raises(BrokeOff):
        harm_in(b"Dear all", address=address)


def test_the_name_of_what_was_found_is_made_plain() -> None:
    with answering(saying(b"stream: <b>\r\nWin.Test-1 FOUND\0")) as address:
        assert harm_in(b"x", address=address) == "bWin.Test-1"
    with answering(saying(b"stream: \xff\xff FOUND\0")) as address:
        assert harm_in(b"x", address=address) == "unnamed"


def test_a_scanner_that_takes_the_file_and_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "SECONDS", 0.2)
    with answering(lambda _line: threading.Event().wait(0.6)) as address, pytest.raises(ScannerAway):
        harm_in(b"Dear all", address=address)


def test_a_scanner_that_drips_its_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "SECONDS", 0.3)

    def drip(line: socket.socket) -> None:
        for _ in range(6):
            threading.Event().wait(0.1)
            with suppress(OSError):
                line.sendall(b"s")

    with answering(drip) as address, pytest.raises(ScannerAway):
        harm_in(b"Dear all", address=address)


def test_a_scanner_that_hangs_up_in_the_middle_of_a_file_broke_off() -> None:
    def hang_up(line: socket.socket) -> None:
        line.recv(10)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with answering(hang_up) as address, pytest.raises(BrokeOff):
        harm_in(b"x" * 5_000_000, address=address)


@pytest.mark.parametrize("address", ["/nobody/here", "127.0.0.1:1", "127.0.0.1:none", "nonsense", ":"])
def test_where_nobody_listens_the_scanner_is_away(address: str) -> None:
    assert not is_there(address=address)
    with pytest.raises(ScannerAway):
        harm_in(b"x", address=address)


def test_the_time_that_is_left_runs_out() -> None:
    with pytest.raises(ScannerAway):
        scanner.left(0.0)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (b"ClamAV 1.4.3/27800/Fri Oct 31 08:00:00 2025\0", date(2025, 10, 31)),
        (b"ClamAV 1.4.3/27800/Sun Mar  1 08:00:00 2026\0", date(2026, 3, 1)),
        (b"ClamAV 1.4.3\0", None),
    ],
)
def test_the_day_of_the_signatures_is_read(said: bytes, day: date | None) -> None:
    with answering(saying(said)) as address:
        assert scanner.signatures_from(address=address) == day


def test_a_scanner_that_is_away_has_no_signatures() -> None:
    assert scanner.signatures_from(address="127.0.0.1:1") is None
