"""Who gives one help: since when and why, who covers, what it asks for, and what was suggested."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.allocating import Wish
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.lifecycle import SKILL_NAMES, Skill
from rightdoor.work.allocating.lifecycle import SIZE_NAMES, WISH_NAMES, Size
from rightdoor.work.allocating.models import Asks, Suggestion
from rightdoor.work.allocating.suggesting import away_until
from rightdoor.work.support.models import Allocation, Episode
from rightdoor.work.support.queries import EPISODE


def giving_lines(episode: Episode, at: datetime, *, decides: bool) -> list[tuple[str, str]]:
    """Who gives it and gave it, who covers; for whoever *decides* what was suggested; and what it asks for."""
    rows = list(episode.allocations.select_related("worker", "suggestion__stood_first").order_by("-from_at"))
    lines = [(_("Who gives it"), _("nobody yet"))] if not rows else []
    for one in rows:
        lines.append((given_title(one), given_words(one)))
        if decides and hasattr(one, "suggestion"):
            lines.append((_("Was suggested"), suggestion_words(one.suggestion)))
    covers = covering(episode, at)
    lines += [(_("Covers"), words) for words in covers]
    if episode.worker is not None and (gone := away_until([episode.worker], at).get(episode.worker.pk)):
        told = {"from": plain_date(gone.starts_on), "to": plain_date(gone.ends_on)}
        words = _("from %(from)s to the end of %(to)s") % told
        lines.append((_("Away"), words if covers or gone.starts_on > day_of(at) else f"{words}. {_('Nobody covers')}"))
    return [*lines, *asks_lines(getattr(episode, "asks", None))]


def asks_lines(asks: Asks | None) -> list[tuple[str, str]]:
    """What it asks of whoever gives it; what nobody has asked is said so."""
    size = SIZE_NAMES[Size(asks.size)] if asks else SIZE_NAMES[Size.ORDINARY]
    wish = WISH_NAMES[Wish(asks.wish)] if asks and asks.wish else _("not asked yet")
    lines = [(_("Takes of a worker"), size.lower()), (_("They would rather see"), wish.lower())]
    if asks and asks.skills:
        lines.append((_("Asks for"), ", ".join(SKILL_NAMES[Skill(one)] for one in asks.skills)))
    return lines


def suggestion_words(one: Suggestion) -> str:
    """Where they stood when they were chosen, and what spoke for and against them."""
    stood = _("%(nth)d of %(many)d, first: %(name)s") % {
        "nth": one.nth, "many": one.of_many, "name": one.stood_first.name,
    }  # fmt: skip
    kinds = ((_("For"), one.speaks_for), (_("Against"), one.speaks_against), (_("Not known"), one.not_known))
    return ". ".join([stood, *(f"{title}: {' '.join(words.splitlines())}" for title, words in kinds if words)])


def covering(episode: Episode, at: datetime) -> list[str]:
    """Who covers now, and to the end of which day."""
    ties = Relation.objects.current(at).filter(kind=Tie.COVERING).to(EPISODE, episode.pk).select_related("account")
    return [
        _("%(name)s, to the end of %(day)s") % {"name": one.account.name, "day": plain_date(last_day(one.ends_at))}
        for one in ties.order_by("starts_at")
        if one.ends_at is not None
    ]


def last_day(ends_at: datetime) -> date:
    """The day at whose end it is over."""
    return day_of(ends_at - timedelta(seconds=1))


def given_title(one: Allocation) -> str:
    return _("Who gives it") if one.until_at is None else _("Gave it before")


def given_words(one: Allocation) -> str:
    """Who, since when, why; and of one before, what was handed over."""
    since = _("%(name)s since %(day)s: %(why)s") % {
        "name": one.worker.name, "day": plain_date(one.from_at), "why": one.why
    }  # fmt: skip
    return f"{since}. {_('Handed over: %(words)s') % {'words': one.handed_over}}" if one.handed_over else since
