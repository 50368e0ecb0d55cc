"""The one door through which the site asks another machine for something over the web.

An address that somebody typed, or that a provider answered with, must not lead into the county's own network: every
name is looked up once, every address behind it must be a public one, and the connection is made to exactly the address
that was checked, so that a name which answers differently the second time gains nothing.  No redirect is followed, no
proxy of the environment is used, and from a training copy nothing leaves at all.

Hosts of the county's own network that are meant, such as its sign-in, are named in RIGHTDOOR_INSIDE_HOSTS.
"""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

PATIENCE = 10
PORTS = frozenset({80, 443})


class NotOutside(requests.RequestException):
    """The address leads somewhere that the site does not go; nothing was sent."""


def refuse(host: str) -> NotOutside:
    """The name alone: an address may hold more than a host."""
    return NotOutside(f"The site does not call {host}: it is not a public address. Nothing was sent.")


def is_public(address: str) -> bool:
    """Whether an address lies in the open internet: not this machine, not a private net, not a cloud's own service."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    return all(is_open(one) for one in hidden_in(found))


def is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether the internet as a whole knows this address."""
    local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (local or address.is_multicast or address.is_reserved)


def hidden_in(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> Iterator[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The address, and an older one that is written inside it (mapped, 6to4, Teredo, NAT64)."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        yield from (one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if one)
        if address in ipaddress.ip_network("64:ff9b::/96"):
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def is_inside(host: str) -> bool:
    """Whether the county has named this host as its own; its sign-in's address is such a name."""
    own = {*settings.INSIDE_HOSTS, urlsplit(settings.OIDC_URL).hostname}
    return host.lower().strip("[]").rstrip(".") in own


def checked_addresses(host: str, port: int) -> list[str]:
    """Where a name leads, looked up once; NotOutside where any of it is not public."""
    inside = is_inside(host)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotOutside(f"The name {host} leads nowhere. Nothing was sent.") from None
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not addresses or (not inside and not (port in PORTS and all(map(is_public, addresses)))):
        raise refuse(host)
    return addresses


def connect(host: str, port: int, timeout: Any) -> socket.socket:
    """A connection to an address that was checked, and to no other."""
    if settings.TRAINING:
        raise NotOutside("From a training copy nothing leaves. Nothing was sent.")
    last: OSError | None = None
    for address in checked_addresses(host, port):
        try:
            return socket.create_connection((address, port), timeout=timeout)
        except OSError as problem:
            last = problem
    raise last or refuse(host)


def refusal_in(problem: BaseException | None) -> NotOutside | None:
    """Our own refusal, where the library has wrapped it."""
    while problem is not None:
        if isinstance(problem, NotOutside):
            return problem
        problem = problem.__cause__ or problem.__context__
    return None


class Plain(HTTPConnection):
    """Without TLS; only to hosts inside that are named."""

    def _new_conn(self) -> socket.socket:
        return connect(self.host, self.port or 80, self.timeout)


class Secure(HTTPSConnection):
    """With TLS, for the name that was asked."""

    def _new_conn(self) -> socket.socket:
        return connect(self.host, self.port or 443, self.timeout)


class PlainPool(HTTPConnectionPool):
    ConnectionCls = Plain


class SecurePool(HTTPSConnectionPool):
    ConnectionCls = Secure


class Guarded(HTTPAdapter):
    """Sends through checked connections alone."""

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        super().init_poolmanager(*arguments, **named)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


class Outside(requests.Session):
    """A session as any library may use it.  It goes where it was told, over https, and nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.adapters.clear()
        self.mount("https://", Guarded())
        self.mount("http://", Guarded())

    def request(self, method: str | bytes, url: str | bytes, *arguments: Any, **named: Any) -> requests.Response:
        """As the library's own, with a limit of time, and refusing what is plain."""
        where = urlsplit(url.decode() if isinstance(url, bytes) else url)
        if where.scheme != "https" and not (where.scheme == "http" and is_inside(where.hostname or "")):
            raise refuse(where.hostname or "that")
        named.setdefault("timeout", PATIENCE)
        try:
            return super().request(method, url, *arguments, **named)
        except requests.ConnectionError as problem:
            raise refusal_in(problem) or problem from None

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002  the library's signature
        """Nobody sends us on: the answer that tries to is the answer."""
        return None
