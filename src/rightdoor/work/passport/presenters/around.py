"""Who works with a young person, on what and since when: put together from what exists, for their own page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.lifecycle import Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.saying import name_said
from rightdoor.records.families.lifecycle import POSTS, Post
from rightdoor.records.families.models import Professional
from rightdoor.records.people.models import Person
from rightdoor.records.people.settled import is_settled
from rightdoor.work.passport.whose import helping_them
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.expecting import expected_for
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.queries import EPISODE, EpisodeQueries
from rightdoor.work.support.saying import expected_words
from rightdoor.work.triage.earlier import is_hidden
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Working:
    """Somebody who works with them.  *may_be_shared* is false where the very fact of it is secret."""

    key: str
    name: str
    what: str
    since: str
    may_be_shared: bool = True


def around(referral: Referral, at: datetime) -> list[Working]:
    """Services that help or have the request; who was told something; professionals.  What was kept from them for
    their safety, such as a share that they were not told of, is not here.
    """
    found = [*helping(referral, at), *handed_over(referral)]
    if referral.person is not None and is_settled(referral.person):
        found += [*professionals(referral.person, at), *told(referral.person, at)]
    return found


def helping(referral: Referral, at: datetime) -> Iterator[Working]:
    for one in episodes_known(referral).select_related("worker").order_by("opened_at", "pk"):
        what = " ".join((what_of(one.service), *who_gives(one, at)))
        yield Working(f"help:{one.pk}", name_of(one.service), what.strip(), from_when(one, at),
                      may_be_shared=not is_hidden(one))  # fmt: skip


def who_gives(episode: Episode, at: datetime) -> list[str]:
    """Who gives it, by the name that they use, and who does so while they are away."""
    if episode.worker is None:
        return []
    found = [_("The person who helps: %(name)s.") % {"name": first_name(episode.worker)}]
    ties = Relation.objects.current(at).filter(kind=Tie.COVERING).to(EPISODE, episode.pk).select_related("account")
    for one in ties.order_by("starts_at"):
        if one.ends_at is not None:
            told = {"name": first_name(one.account), "day": plain_date(day_of(one.ends_at - SECOND))}
            found.append(_("To the end of %(day)s it is %(name)s.") % told)
    return found


def first_name(account: Account) -> str:
    return account.name.split()[0]


def episodes_known(referral: Referral) -> EpisodeQueries:
    """The help that goes on and of which they know."""
    return Episode.objects.filter(referral__in=helping_them(referral)).open()


def handed_over(referral: Referral) -> Iterator[Working]:
    rows = Recommendation.objects.filter(decision__referral__in=helping_them(referral), journey=Journey.HANDED_OVER)
    for one in rows.order_by("handed_at", "pk"):
        yield Working(f"has:{one.pk}", name_of(one.service), what_of(one.service), since(one.handed_at))


def professionals(person: Person, at: datetime) -> Iterator[Working]:
    for one in Professional.objects.of(person).current(day_of(at)).order_by("told_at", "pk"):
        what = ", ".join(part for part in (theirs(str(POSTS[Post(one.post)])), one.organisation) if part)
        yield Working(f"person:{one.pk}", one.name, what, since(one.starts_on))


def told(person: Person, at: datetime) -> Iterator[Working]:
    for one in Sharing.objects.of(person).running(at).filter(told=Told.YES).order_by("starts_at", "pk"):
        what = _("We told them: %(what)s") % {"what": one.what}
        yield Working(f"told:{one.pk}", one.recipient, what, since(one.starts_at))


def name_of(service: str) -> str:
    found = entry(service)
    return name_said(found) if found else service


def what_of(service: str) -> str:
    found = entry(service)
    return theirs(found.plainly.young_person or found.plainly.summary) if found else ""


def from_when(episode: Episode, at: datetime) -> str:
    """Since when they wait for it, or are helped."""
    if episode.stage == Stage.WAITING:
        words = _("waiting since %(day)s") % {"day": plain_date(episode.opened_at)}
        return f"{words}. {expected_words(expected_for(episode, Episode.objects.all(), at))}"
    return since(episode.started_at or episode.opened_at)


def since(day: date | None) -> str:
    """From when on, where it is known; a moment is a day too."""
    return _("since %(day)s") % {"day": plain_date(day)} if day else ""
