"""Which words are here under a licence, whose, until when, and who must still agree."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.instruments import Instrument, Item
from rightdoor.pure.measures.licensed import with_words
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.models import LicensedWords


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """The words of one instrument for one service."""

    key: UUID
    title: str
    licence: str
    state: str
    may_agree: bool
    words: str
    asked: list[str]  # question by question, as whoever agrees sees it before


def licence_lines(account: Account, at: datetime) -> list[LicenceLine]:
    """All of the reader's partnership, the newest first."""
    rows = LicensedWords.objects.filter(partnership=account.partnership).select_related("put_in_by")
    return [line_of(one, account, at) for one in rows.order_by("-put_in_at", "-pk")]


def line_of(one: LicensedWords, account: Account, at: datetime) -> LicenceLine:
    """One of them; whoever may agree sees every question first."""
    instrument, service = chosen(one.instrument), entry(one.service)
    title = f"{instrument.name if instrument else one.instrument}: {service.name if service else one.service}"
    until = {"day": plain_date(one.licensed_until)}
    if one.licensed_until < day_of(at):
        state = _("Over since %(day)s: no new forms") % until
    elif one.agreed_at is None:
        state = _("Until %(day)s. A second person must agree first") % until
    else:
        state = _("In use until %(day)s") % until
    may_agree = one.agreed_at is None and one.put_in_by_id != account.pk and one.licensed_until >= day_of(at)
    words = one.file_words if may_agree else ""
    return LicenceLine(one.pk, title, f"{one.licence} ({one.put_in_by.name})", state, may_agree, words,
                       preview(instrument, words))  # fmt: skip


def preview(instrument: Instrument | None, words: str) -> list[str]:
    """Every question in every voice, with what is counted the other way round and where a person is called."""
    if instrument is None or not words:
        return []
    return [question(item) for item in with_words(instrument, words).items]


def question(item: Item) -> str:
    said = " / ".join(item.words.values())
    notes = [_("counted the other way round")] if item.reverse else []
    if item.alert_from is not None:
        notes.append(_("a person is called from %(number)d") % {"number": item.alert_from})
    return f"{said} ({', '.join(notes)})" if notes else said
