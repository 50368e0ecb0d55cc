"""A service puts in the words of an instrument for which it holds a licence; a second person agrees."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.measures.instruments import Instrument
from rightdoor.pure.measures.licensed import with_words
from rightdoor.pure.measures.registry import InstrumentFileWrong
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.models import LicensedWords
from rightdoor.work.outcomes.policy import AGREE_WORDS, PUT_WORDS_IN


class NotLicensed(Exception):
    """The words were not taken, with why not."""


@transaction.atomic
def put_words_in(
    *, service: str, instrument: Instrument, file_words: str, licence: str, licensed_until: date, form_key: UUID,
    by: Account, at: datetime,
) -> LicensedWords:  # fmt: skip
    """Keep the words with the licence, once a form.  Nobody is asked them before a second person agreed."""
    require(rule_on(by, PUT_WORDS_IN, None, at=at))
    same: LicensedWords | None = LicensedWords.objects.filter(form_key=form_key, put_in_by=by).first()
    if same is not None:
        return same
    if licensed_until < day_of(at):
        raise NotLicensed("That licence is over. Nothing was kept.")
    try:
        with_words(instrument, file_words)
    except InstrumentFileWrong as wrong:
        raise NotLicensed(f"Nothing was kept: {wrong}.") from wrong
    words = LicensedWords.objects.create(
        partnership=by.partnership, service=service, instrument=instrument.id, file_words=file_words, licence=licence,
        licensed_until=licensed_until, put_in_at=at, put_in_by=by, form_key=form_key,
    )  # fmt: skip
    record(PUT_WORDS_IN, about=words, by=by, at=at, instrument=instrument.id)
    return words


@transaction.atomic
def agree_words(*, words_id: UUID, by: Account, at: datetime) -> LicensedWords:
    """A second person has seen the licence and the words.  Agreed twice, it was agreed the first time."""
    here = LicensedWords.objects.filter(partnership=by.partnership)
    words = here.select_for_update(of=("self",)).filter(pk=words_id).first()
    require(rule_on(by, AGREE_WORDS, words, at=at))
    if words is None:
        raise NotLicensed("There are no such words here. Nothing was changed.")
    if words.agreed_at is None:
        words.agreed_at, words.agreed_by = at, by
        words.save(update_fields=["agreed_at", "agreed_by"])
        record(AGREE_WORDS, about=words, by=by, at=at)
    return words
