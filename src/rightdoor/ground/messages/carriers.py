"""What carries a message out of the house: files while developing, SMTP and GOV.UK Notify by setting.

Every carrier is safe to ask twice for the same message: its key names the file, the Message-ID or the reference.
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

import requests
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from rightdoor.ground.access.outgoing import Outside
from rightdoor.ground.messages.models import Way

WAIT_SECONDS = 10


class NotSent(Exception):
    """It may work another time: the provider was away, slow or busy."""


class Refused(Exception):
    """It will not work another time: the address does not exist."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What leaves the building, and nothing else of the message."""

    id: UUID
    way: Way
    to: str
    text: str
    queued_at: datetime
    again: bool  # tried before: the provider may have it already


class Carrier(Protocol):
    """Takes one message out, or raises NotSent or Refused."""

    def __call__(self, outgoing: Outgoing) -> None: ...


def carrier_for(way: Way) -> Carrier | None:
    """Whatever is set up for a way; None where a person must carry it.  From a training copy nothing leaves."""
    if settings.TRAINING:
        return to_file
    if way is Way.EMAIL and settings.MAIL_URL:
        return by_smtp
    if way is Way.TEXT and settings.NOTIFY_KEY:
        return by_notify
    return to_file if settings.OUTBOX else None


def to_file(outgoing: Outgoing) -> None:
    """One file a message in the outbox folder; the same message again is the same file."""
    folder = Path(settings.OUTBOX)
    ending = "eml" if outgoing.way is Way.EMAIL else "txt"
    place = folder / f"{outgoing.id}.{ending}"
    unfinished = place.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(
            as_email(outgoing).message().as_bytes() if ending == "eml" else as_text(outgoing).encode()
        )
        unfinished.replace(place)
    except OSError as problem:
        raise NotSent("the outbox folder cannot be written") from problem


def words_of(outgoing: Outgoing) -> str:
    """What it says; in training every word of it is marked, so that no file of it is ever taken for a real one."""
    return f"TRAINING. This was not sent to anyone.\n\n{outgoing.text}" if settings.TRAINING else outgoing.text


def as_text(outgoing: Outgoing) -> str:
    return f"To: {outgoing.to}\nFrom: {settings.SENDER}\n\n{words_of(outgoing)}\n"


def as_email(outgoing: Outgoing) -> EmailMessage:
    """A neutral sender, one subject for everything, and the same Message-ID however often it is tried."""
    domain = settings.MAIL_FROM.rpartition("@")[2]
    return EmailMessage(
        subject=settings.SUBJECT,
        body=words_of(outgoing),
        from_email=f"{settings.SENDER} <{settings.MAIL_FROM}>",
        to=[outgoing.to],
        headers={
            "Message-ID": f"<{outgoing.id}@{domain}>",
            "Date": format_datetime(outgoing.queued_at),
            "Auto-Submitted": "auto-generated",
        },
    )


def by_smtp(outgoing: Outgoing) -> None:
    """To the mail server of RIGHTDOOR_MAIL_URL: smtp://user:password@host:587, or smtps:// for TLS from the start."""
    where = urlsplit(settings.MAIL_URL)
    server = EmailBackend(
        host=where.hostname,
        port=where.port,
        username=unquote(where.username or ""),
        password=unquote(where.password or ""),
        use_ssl=where.scheme == "smtps",
        use_tls=where.scheme == "smtp" and bool(where.username),  # a password never travels in the clear
        timeout=WAIT_SECONDS,
    )
    try:
        server.send_messages([as_email(outgoing)])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        kind = Refused if all(500 <= code < 600 for code in codes) else NotSent
        raise kind("the mail server does not take this address") from refused
    except (smtplib.SMTPException, OSError) as problem:
        raise NotSent("the mail server did not take it") from problem


def by_notify(outgoing: Outgoing) -> None:
    """By GOV.UK Notify's own client; before a second try it is asked whether it has the message already."""
    client: Any = NotificationsAPIClient
    notify, reference = client(settings.NOTIFY_KEY, timeout=WAIT_SECONDS), str(outgoing.id)
    notify.request_session = Outside()
    try:
        if outgoing.again and notify.get_all_notifications(reference=reference)["notifications"]:
            return
        notify.send_sms_notification(
            phone_number=outgoing.to,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation={"words": outgoing.text},
            reference=reference,
        )
    except HTTPError as problem:
        kind = Refused if problem.status_code == 400 else NotSent
        raise kind("the text provider does not take it") from problem
    except (requests.RequestException, KeyError, ValueError) as problem:
        raise NotSent("the text provider did not answer") from problem
