"""Links to fill something in, as whoever leads the help sees them; and whoever may be given one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.work.outcomes.choosing import LICENCE_NAMES, RESPONDENT_NAMES, chosen, has_words
from rightdoor.work.outcomes.licensed import instruments_for
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.outcomes.secrets_of_links import secret_of, words_with
from rightdoor.work.support.models import Episode


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link: for what, for whom, and what became of it."""

    key: UUID
    name: str
    who: str
    state: str
    is_open: bool


def can_be_filled(one: Instrument) -> bool:
    """Its questions are here, and a family answers them."""
    return has_words(one) and bool(set(one.respondents) - {Respondent.CLINICIAN})


def fillable(episode: Episode, at: datetime) -> list[Instrument]:
    """Those that can be answered by a link here."""
    return [one for one in instruments_for(episode, at) if can_be_filled(one)]


def not_fillable(episode: Episode, at: datetime) -> list[str]:
    """The others, each with why not."""
    rest = [one for one in instruments_for(episode, at) if not can_be_filled(one)]
    return [f"{one.name}: {_(LICENCE_NAMES[one.licence])}" for one in rest]


def who_may_answer(episode: Episode, at: datetime) -> list[Relative]:
    """The family as they told it, without whoever must not know."""
    plan = episode.referral.contact_plan
    if episode.person is None or (plan is not None and plan.never_contact_parent):
        return []
    kept = MustNotKnow.objects.that_hold(day_of(at)).filter(person=episode.person).values("relative")
    return list(Relative.objects.filter(person=episode.person).exclude(pk__in=kept).order_by("name", "pk"))


def link_lines(episode: Episode, at: datetime) -> list[LinkLine]:
    """All of one episode, the newest first."""
    return [line_of(one, at) for one in FormLink.objects.whole().filter(episode=episode).order_by("-made_at", "-pk")]


def links_page(episode: Episode, at: datetime) -> dict[str, list[LinkLine] | list[str]]:
    """What the page shows beside its form."""
    return {"lines": link_lines(episode, at), "not_here": not_fillable(episode, at)}


def line_of(one: FormLink, at: datetime) -> LinkLine:
    found = chosen(one.instrument)
    who = one.relative.name if one.relative else _(RESPONDENT_NAMES[Respondent(one.respondent)])
    is_open = still_opens(one, at)
    return LinkLine(one.pk, found.name if found else one.instrument, who, state_of(one, is_open=is_open), is_open)


def state_of(one: FormLink, *, is_open: bool) -> str:
    """What became of it."""
    if one.measure is not None:
        return _("Answered on %(day)s") % {"day": plain_date(one.measure.answered_on)}
    if one.ended_at is not None:
        return _("Taken back on %(day)s") % {"day": plain_date(one.ended_at)}
    until = {"day": plain_date(one.ends_at)}
    if is_open:
        return (_("They were told. Opens until %(day)s") if one.is_sent else _("Opens until %(day)s")) % until
    return _("Opens nothing now; it was for until %(day)s") % until


def to_hand_over(link: FormLink, *, here: str) -> tuple[str, str]:
    """The address, as people know this site, and the two words."""
    where = f"{(settings.SITE or here).rstrip('/')}{reverse('fill-knock', args=[secret_of(link.pk)])}"
    return where, words_with(link.pk)
