"""The one door outwards: it leads to public addresses alone, to exactly the one that was checked, and never further."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import requests

from rightdoor.ground.access import outgoing
from rightdoor.ground.access.outgoing import NotOutside, Outside, is_public

LOOKED_UP = socket.getaddrinfo
PUBLIC = "93.184.216.34"


class Inside:
    """A machine of the county's own network, that counts who calls."""

    def __init__(self, answers: list[tuple[int, str]] | None = None) -> None:
        self.calls: list[str] = []
        self.answers = answers or [(200, "")]
        found = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found.calls.append(self.path)
                status, where = found.answers[min(len(found.calls), len(found.answers)) - 1]
                self.send_response(status)
                if where:
                    self.send_header("Location", where)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_words: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def inside() -> Iterator[Inside]:
    machine = Inside()
    yield machine
    machine.server.shutdown()
    machine.server.server_close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What names lead to, one list an answer; the last is given for ever."""
    known: dict[str, list[list[str]]] = {}

    def look_up(host: str, port: Any, *rest: Any, **more: Any) -> Any:
        if host not in known:
            return LOOKED_UP(host, port, *rest, **more)
        found = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses to which a connection was tried."""
    tried: list[str] = []

    def connect(address: tuple[str, int], timeout: Any = None) -> socket.socket:
        tried.append(address[0])
        raise OSError("nobody there")

    monkeypatch.setattr(outgoing.socket, "create_connection", connect)
    return tried


@pytest.mark.parametrize("host", [
    "127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::]",  # noqa: S104
    "169.254.169.254", "[fe80::1]", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "[fd00::1]", "224.0.0.1",
    "255.255.255.255", "[::ffff:127.0.0.1]", "[::ffff:169.254.169.254]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "192.0.2.1", "198.18.0.1", "240.0.0.1", "[ff02::1]", "[fec0::1]",
])  # fmt: skip
def test_no_address_that_is_not_public_is_ever_called(host: str, connected: list[str]) -> None:
    with pytest.raises(NotOutside):
        Outside().get(f"https://{host}/latest/meta-data/")

    assert connected == []


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "1.1.1.1"])
def test_what_is_public_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", [
    "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "//example.org/",
    "https://example.org:22/", "https://example.org:8443/", "HTTP://example.org",
])  # fmt: skip
def test_nothing_goes_out_plain_or_by_another_way(
    url: str, names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["example.org"] = [[PUBLIC]]

    with pytest.raises(requests.RequestException):
        Outside().get(url)

    assert connected == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["both.example"] = [[PUBLIC, "10.0.0.1"]]

    with pytest.raises(NotOutside):
        Outside().get("https://both.example/")

    assert connected == []


def test_a_name_that_answers_differently_the_second_time_gains_nothing(
    names: dict[str, list[list[str]]], connected: list[str], inside: Inside
) -> None:
    names["rebound.example"] = [[PUBLIC], ["127.0.0.1"]]

    with pytest.raises(requests.ConnectionError):
        Outside().get("https://rebound.example/")

    assert connected == [PUBLIC]
    assert inside.calls == []


def test_a_host_inside_is_called_only_where_the_county_named_it(inside: Inside, settings: Any) -> None:
    address = f"http://127.0.0.1:{inside.port}/one"
    with pytest.raises(NotOutside):
        Outside().get(address)

    settings.INSIDE_HOSTS = frozenset({"127.0.0.1"})

    assert Outside().get(address).status_code == 200
    assert inside.calls == ["/one"]


@pytest.mark.parametrize("where", ["/two", "http://169.254.169.254/", "https://127.0.0.1:1/", "file:///etc/passwd"])
def test_nobody_is_sent_on(inside: Inside, settings: Any, where: str) -> None:
    inside.answers = [(302, where), (200, "")]
    settings.INSIDE_HOSTS = frozenset({"127.0.0.1"})

    answer = Outside().get(f"http://127.0.0.1:{inside.port}/one", allow_redirects=True)

    assert answer.status_code == 302
    assert inside.calls == ["/one"]


def test_no_proxy_of_the_surroundings_is_used(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{inside.port}")
    names["example.org"] = [[PUBLIC]]

    with pytest.raises(requests.ConnectionError):
        Outside().get("https://example.org/")

    assert connected == [PUBLIC]
    assert inside.calls == []


def test_from_a_training_copy_nothing_leaves(settings: Any, inside: Inside) -> None:
    settings.TRAINING, settings.INSIDE_HOSTS = True, frozenset({"127.0.0.1"})

    with pytest.raises(NotOutside, match="training"):
        Outside().get(f"http://127.0.0.1:{inside.port}/")

    assert inside.calls == []


def test_a_refusal_names_the_host_and_nothing_else() -> None:
    with pytest.raises(NotOutside) as refused:
        Outside().get("https://user:word@127.0.0.1/canary?code=canary")

    assert "127.0.0.1" in str(refused.value)
    assert "canary" not in str(refused.value)
    assert "word" not in str(refused.value)
