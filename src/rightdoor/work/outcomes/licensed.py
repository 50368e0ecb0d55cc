"""An instrument with the words for which one service holds a licence: for it alone, while it runs."""

from collections.abc import Mapping
from datetime import datetime

from rightdoor.pure.measures.instruments import Instrument
from rightdoor.pure.measures.licensed import with_words
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import choices, chosen
from rightdoor.work.outcomes.models import LicensedWords
from rightdoor.work.support.models import Episode


def words_for(episode: Episode, at: datetime) -> Mapping[str, str]:
    """The file of each instrument, the newest that two people agreed to."""
    rows = LicensedWords.objects.filter(
        partnership=episode.partnership, service=episode.service, agreed_at__lte=at, licensed_until__gte=day_of(at)
    )
    return dict(rows.order_by("agreed_at", "pk").values_list("instrument", "file_words"))


def instrument_for(episode: Episode, name: str, at: datetime) -> Instrument | None:
    """The instrument as this help may ask it at that moment."""
    found = chosen(name)
    text = words_for(episode, at).get(name)
    return with_words(found, text) if found is not None and text else found


def instruments_for(episode: Episode, at: datetime) -> list[Instrument]:
    """All that can be chosen, with the words that are licensed for this help."""
    texts = words_for(episode, at)
    return [with_words(one, texts[one.id]) if one.id in texts else one for one in choices()]
