"""What travels to another machine in the clear: told by 'rightdoor check' in production."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

HERE = ("", "localhost", "127.0.0.1", "::1")
SEALED = ("verify-full", "verify-ca")


def is_here(host: str | None) -> bool:
    """Whether it is this machine, or a socket of it."""
    return (host or "") in HERE or str(host).startswith(("/", "@"))


def plain_lines(settings: Any) -> Iterator[str]:
    """A sentence for each connection that somebody on the way could read or answer in another's name."""
    if not settings.PRODUCTION:
        return
    database = settings.DATABASES["default"]
    mode = database["OPTIONS"].get("sslmode") or os.environ.get("PGSSLMODE", "")
    if mode not in SEALED and not all(map(is_here, str(database["HOST"]).split(","))):
        yield (
            "The database is on another machine, and nothing says that the line to it is sealed and who answers. "
            "Add ?sslmode=verify-full&sslrootcert=FILE to DATABASE_URL and DATABASE_OWNER_URL."
        )
    mail = urlsplit(settings.MAIL_URL)
    if mail.scheme == "smtp" and not mail.username and not is_here(mail.hostname):
        yield "E-mails travel to the mail server in the clear. Give RIGHTDOOR_MAIL_URL a user, or smtps://."
    for place in settings.AUDIT_HEADS:
        if urlsplit(place).scheme == "syslog" and not is_here(urlsplit(place).hostname):
            yield "The audit's heads travel in the clear. Write syslog+tls:// in RIGHTDOOR_AUDIT_HEADS."
    scanner = settings.CLAMD.rpartition(":")
    if scanner[0] and not is_here(settings.CLAMD) and not is_here(scanner[0].strip("[]")):
        yield (
            "Files travel to the scanner in the clear, because clamd knows no other way. Run it on this machine and "
            "give RIGHTDOOR_CLAMD its socket, or lay the line inside a tunnel that begins on this machine."
        )
