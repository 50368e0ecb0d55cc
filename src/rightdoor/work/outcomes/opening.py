"""Whether a link to fill something in opens now.  Whatever keeps it shut, nobody outside is told which it was."""

from datetime import datetime

from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.records.people.models import Death
from rightdoor.work.outcomes.choosing import has_words
from rightdoor.work.outcomes.licensed import instrument_for
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker
from rightdoor.work.support.models import Episode

HANDED_OVER = "It is handed over: we have no safe way to write to them."


def still_opens(link: FormLink, at: datetime) -> bool:
    """It was not used, taken back or overtaken; help goes on; and whoever answers may know that it does."""
    if link.measure_id is not None or link.ended_at is not None or link.ends_at <= at:
        return False
    found = instrument_for(link.episode, link.instrument, at)
    if found is None or not has_words(found) or not goes_on(link.episode, at):
        return False
    return link.relative is None or not may_not_know(link.episode, link.relative, at)


def goes_on(episode: Episode, at: datetime) -> bool:
    """Help goes on, the request has not ended, and no death is on record."""
    if not episode.is_open or episode.referral.stage == Stage.ENDED:
        return False
    person = episode.person
    return person is None or not Death.objects.of(person).that_stand().filter(recorded_at__lte=at).exists()


def may_not_know(episode: Episode, relative: Relative, at: datetime) -> bool:
    """Whether this adult must not know, or the young person wants no parent written to at all."""
    if episode.person_id is None or relative.person_id != episode.person_id:
        return True
    if MustNotKnow.objects.that_hold(day_of(at)).filter(relative=relative).exists():
        return True
    plan = episode.referral.contact_plan
    return plan is not None and plan.never_contact_parent


def can_be_sent(episode: Episode, respondent: Respondent, relative: Relative | None) -> bool:
    """Whether whoever asked is whoever answers: then their own page shows it, and their plan says how to tell them."""
    plan = own_plan(episode.referral)
    if plan is None:
        return False
    if respondent is Respondent.SELF:
        return episode.referral.asker == Asker.ME
    return relative is not None and relative.plan_id == plan.pk
