"""Which lines to other machines the check finds open."""

from types import SimpleNamespace
from typing import Any

import pytest

from rightdoor.config.lines import plain_lines


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The settings of a real site whose database is on this machine and which sends nothing."""
    monkeypatch.delenv("PGSSLMODE", raising=False)
    database = {"default": {"HOST": "/run/postgresql", "OPTIONS": {}}}
    return SimpleNamespace(PRODUCTION=True, MAIL_URL="", AUDIT_HEADS=[], CLAMD="", DATABASES=database)


def test_what_stays_on_this_machine_or_is_sealed_is_nothing_to_worry_about(
    real: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(plain_lines(real)) == []
    real.DATABASES = {"default": {"HOST": "db.county.example", "OPTIONS": {"sslmode": "verify-full"}}}
    real.MAIL_URL, real.CLAMD = "smtp://door:word@mail.county.example:587", "/run/clamav/clamd.ctl"
    real.AUDIT_HEADS = ["/var/heads", "syslog+tls://log.county.example:6514", "syslog://127.0.0.1:601"]
    assert list(plain_lines(real)) == []
    real.DATABASES, real.CLAMD = {"default": {"HOST": "db.county.example", "OPTIONS": {}}}, "127.0.0.1:3310"
    monkeypatch.setenv("PGSSLMODE", "verify-ca")
    assert list(plain_lines(real)) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DATABASES", {"default": {"HOST": "db.county.example", "OPTIONS": {}}}, "sslmode=verify-full"),
        ("DATABASES", {"default": {"HOST": "10.0.0.4", "OPTIONS": {"sslmode": "require"}}}, "sslmode=verify-full"),
        ("DATABASES", {"default": {"HOST": "localhost,10.0.0.4", "OPTIONS": {}}}, "sslmode=verify-full"),
        ("MAIL_URL", "smtp://mail.county.example:25", "E-mails travel"),
        ("AUDIT_HEADS", ["/var/heads", "syslog://log.county.example:601"], "heads travel"),
        ("CLAMD", "scanner.county.example:3310", "Files travel"),
    ],
)
def test_a_line_that_somebody_could_read_is_told_with_what_to_do(
    real: SimpleNamespace, name: str, value: Any, told: str
) -> None:
    setattr(real, name, value)

    assert [told in sentence for sentence in plain_lines(real)] == [True]


def test_a_practice_copy_is_left_alone(real: SimpleNamespace) -> None:
    real.PRODUCTION, real.MAIL_URL = False, "smtp://mail.county.example:25"

    assert list(plain_lines(real)) == []
