"""Who looked at a request, for whoever it is about: which day and in which role; no name, no hour, no content."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.audit.looking import Look, Way, who_looked
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.languages import ours
from rightdoor.ground.design.when import day as day_in_words
from rightdoor.pure.rules.days import day_of
from rightdoor.records.telling.models import Visit
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.models import Asker, Referral

CODE = "Somebody with the code"
MORE = (Way.WORKED, Way.READ, Way.LISTED)  # what says more about a day stands for all of it
WAYS = {Way.WORKED: noop("read it and worked on it"), Way.READ: noop("read it"), Way.LISTED: noop("saw it in a list")}


@dataclass(frozen=True, slots=True)
class LookedDay:
    """One day, and who looked in which way."""

    day: str
    lines: list[str]


def sees_who_looked(referral: Referral) -> bool:
    """The young person who asked, and nobody else.

    To a parent, a day on which somebody looked can tell that something worried us; and a page that had this part and
    has it no more would tell that something is kept from them.
    """
    return bool(referral.asker == Asker.ME)


def looked_days(referral: Referral, at: datetime) -> list[LookedDay]:
    """Every day on which somebody looked, the newest first; each role once."""
    found: dict[date, dict[str, Way]] = {}
    for look in who_looked(kind_of(referral), referral.pk, at):
        roles = found.setdefault(day_of(look.at), {})
        who = words_for(look)
        roles[who] = min(look.way, roles.get(who, look.way), key=MORE.index)
    lines = {day: [f"{who}: {_(WAYS[way])}" for who, way in sorted(roles.items())] for day, roles in found.items()}
    for day, names in by_links(referral).items():
        lines.setdefault(day, []).extend(_("%(name)s: opened your link") % {"name": name} for name in sorted(names))
    return [LookedDay(day_in_words(day), lines[day]) for day in sorted(lines, reverse=True)]


def by_links(referral: Referral) -> dict[date, set[str]]:
    """Who opened a link that the young person gave them, on which day."""
    found: dict[date, set[str]] = {}
    for one in Visit.objects.filter(link__about_id__in=behind(referral)).select_related("link"):
        found.setdefault(day_of(one.opened_at), set()).add(one.link.name)
    return found


def words_for(look: Look) -> str:
    """In which role."""
    return _("You, or somebody with your code") if look.who == CODE else ours(look.who)
