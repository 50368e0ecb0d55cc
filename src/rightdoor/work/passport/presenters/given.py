"""What a link or a sheet may show, and what it shows: only what was chosen, as it stands now, and nothing hidden."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.ground.messages.stricter import is_stopped, voicemail_is_safe
from rightdoor.ground.signin.links import link_mark
from rightdoor.pure.rules.days import day_of
from rightdoor.records.telling.lifecycle import Audience, Section
from rightdoor.records.telling.models import Entry, Link
from rightdoor.work.passport.actions.giving import TOLD
from rightdoor.work.passport.presenters.about_me import TITLES, Part, parts_of
from rightdoor.work.passport.presenters.around import Working, around
from rightdoor.work.passport.secrets_of_links import address_of, secret_of, words_with
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.models import Referral

Choices = list[tuple[str, str]]
REACH = "reach:"
HOW = {
    Way.TEXT: (gettext_lazy("Text: %(to)s"), "phone"),
    Way.CALL: (gettext_lazy("Call: %(to)s"), "phone"),
    Way.EMAIL: (gettext_lazy("E-mail: %(to)s"), "email"),
    Way.POST: (gettext_lazy("Letter: %(to)s"), "address"),
    Way.SCHOOL: (gettext_lazy("At school: %(to)s"), "school_contact"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What one person sees, or stands on one sheet."""

    parts: list[Part]
    people: list[Working]
    reach: list[str]


@dataclass(frozen=True, slots=True)
class Given:
    """A link, as the young person sees it."""

    key: UUID
    name: str
    is_to_me: str
    until: str
    state: str
    is_open: bool
    visits: list[str]
    made_for_me: str = ""


def entries_for(referral: Referral, *, audience: Collection[Audience]) -> list[Entry]:
    rows = Entry.objects.behind(behind(referral)).standing().filter(audience__in=audience)
    return list(rows.prefetch_related("rungs"))


def choices_of(referral: Referral, at: datetime, *, audience: Collection[Audience]) -> dict[str, Choices]:
    """Everything that may be chosen, by the question in which it is asked."""
    return {
        "told": told_choices(referral, audience=audience),
        "people": people_choices(referral, at),
        "reach": reach_choices(own_plan(referral)),
    }


def told_choices(referral: Referral, *, audience: Collection[Audience]) -> Choices:
    """Each entry that may be chosen, after the name of its section."""
    return [
        (f"{TOLD}{one.pk}", f"{TITLES[Section(one.section)]}: {Truncator(one.words).chars(80)}")
        for section in Section for one in entries_for(referral, audience=audience) if one.section == section
    ]  # fmt: skip


def people_choices(referral: Referral, at: datetime) -> Choices:
    """Whoever works with them, where the very fact is no secret."""
    return [(one.key, one.name) for one in around(referral, at) if one.may_be_shared]


def reach_choices(plan: ContactPlan | None) -> Choices:
    """Each way in which they may be reached now."""
    return [(f"{REACH}{way.value}", words) for way, words in ways_of(plan)]


def ways_of(plan: ContactPlan | None) -> Iterator[tuple[Way, str]]:
    if plan is None or is_stopped(plan) or plan.silent_since:
        return
    for way, (words, where) in HOW.items():
        to = getattr(plan, where)
        if way in plan.ways and to:
            yield way, str(words) % {"to": to}


def shown_of(referral: Referral, shows: Collection[str], at: datetime, *, audience: Collection[Audience]) -> Shown:
    """What was chosen, as it stands now; what is for others by now, ended or secret is not among it."""
    rows = [one for one in entries_for(referral, audience=audience) if f"{TOLD}{one.pk}" in shows]
    plan = own_plan(referral)
    reach = [words for way, words in ways_of(plan) if f"{REACH}{way.value}" in shows]
    return Shown(
        parts=[part for part in parts_of(rows) if part.lines],
        people=[one for one in around(referral, at) if one.may_be_shared and one.key in shows],
        reach=[*reach, *care_with(plan)] if reach else [],
    )


def care_with(plan: ContactPlan | None) -> Iterator[str]:
    """What makes a way of reaching them safe goes wherever the way goes."""
    if plan and plan.safe_times:
        yield _("When it is safe: %(times)s") % {"times": plan.safe_times}
    if plan and not voicemail_is_safe(plan):
        yield _("Leave no voicemail")


def given_by(referral: Referral, at: datetime) -> list[Given]:
    """Every link, the newest first."""
    rows = Link.objects.behind(behind(referral)).select_related("made_by").prefetch_related("visits")
    return [given(one, at) for one in rows]


def given(one: Link, at: datetime) -> Given:
    """Who it is for, until when, and on which days it was opened."""
    is_open = one.ended_at is None and one.ends_at > at
    ended = one.ended_at or one.ends_at
    state = _("opens until %(day)s") if is_open else _("ended on %(day)s")
    days = sorted({day_of(visit.opened_at) for visit in one.visits.all()})
    return Given(
        key=one.pk, name=one.name, is_to_me=one.is_to_me, until=plain_date(one.ends_at), is_open=is_open,
        state=state % {"day": plain_date(ended)}, visits=[plain_date(day) for day in days],
        made_for_me=_("Made for you by a person at the front door") if one.made_by else "",
    )  # fmt: skip


def to_hand_on(link: Link, *, here: str) -> tuple[str, str] | None:
    """The address and the two words; nothing where the site's own key has changed since it was made."""
    if link_mark(secret_of(link.pk)) != link.mark:
        return None
    return address_of(link.pk, here=here), words_with(link.pk).replace("-", " ")
