"""Asking clamd whether a file is known to do harm, over its socket."""

import re
import socket
from datetime import date
from time import monotonic

SECONDS = 8.0  # for one file, from knocking to the answer
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAY = re.compile(rf"/\w{{3}} (?P<month>{'|'.join(MONTHS)}) +(?P<day>[1-9]|[12]\d|3[01]) [\d:]+ (?P<year>20\d\d)$")
NAME = re.compile(r"[^A-Za-z0-9._-]")


class ScannerAway(Exception):
    """Nobody answers, or not in time; the file stays held."""


class BrokeOff(ScannerAway):
    """It went away in the middle of this very file, which may have been too much for it."""


class CannotTell(Exception):
    """The scanner answers that it can make nothing of this file."""


def harm_in(content: bytes, *, address: str) -> str:
    """The name of what was found; empty where nothing was."""
    answer = asked(b"zINSTREAM\0", pieces_of(content), address)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return NAME.sub("", answer[len("stream: ") : -len(" FOUND")])[:80] or "unnamed"
    raise CannotTell


def is_there(*, address: str) -> bool:
    """Whether clamd answers."""
    try:
        return asked(b"zPING\0", [], address) == "PONG"
    except ScannerAway:
        return False


def signatures_from(*, address: str) -> date | None:
    """The day of its signatures; None where it has none but a county's own, or is away."""
    try:
        said = DAY.search(asked(b"zVERSION\0", [], address))
    except ScannerAway:
        return None
    return date(int(said["year"]), MONTHS.index(said["month"]) + 1, int(said["day"])) if said else None


def pieces_of(content: bytes) -> list[bytes]:
    """In the form that clamd reads: each piece after its length, and a length of nothing at the end."""
    pieces = [content[place : place + PIECE] for place in range(0, len(content), PIECE)]
    return [*(len(piece).to_bytes(4, "big") + piece for piece in pieces), b"\0\0\0\0"]


def asked(command: bytes, pieces: list[bytes], address: str) -> str:
    """Send, and read the answer, all before the time is over."""
    until = monotonic() + SECONDS
    try:
        line = knocked(address)
    except (OSError, ValueError):
        raise ScannerAway from None
    with line:
        try:
            for piece in [command, *pieces]:
                line.settimeout(left(until))
                line.sendall(piece)
            return heard(line, until)
        except TimeoutError:
            raise ScannerAway from None
        except OSError:
            raise BrokeOff from None


def heard(line: socket.socket, until: float) -> str:
    """The answer up to its closing NUL; a line that goes dead before is no answer."""
    answer = b""
    while not answer.endswith(b"\0"):
        line.settimeout(left(until))
        more = line.recv(LONGEST_ANSWER)
        answer += more
        if not more or len(answer) > LONGEST_ANSWER:
            raise BrokeOff
    return answer.rstrip(b"\0").decode("utf-8", "replace")


def knocked(address: str) -> socket.socket:
    """A line to clamd: the path of a socket, or host:port."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def left(until: float) -> float:
    """The time that is left."""
    seconds = until - monotonic()
    if seconds <= 0:
        raise ScannerAway
    return seconds
