"""Making a link by which one person fills in one instrument, and taking it back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.signin.links import link_mark
from rightdoor.pure.keys import new_key
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.records.families.models import Relative
from rightdoor.work.outcomes.choosing import has_words
from rightdoor.work.outcomes.licensed import instrument_for
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import can_be_sent, goes_on, may_not_know
from rightdoor.work.outcomes.policy import END_LINK, MAKE_LINK
from rightdoor.work.outcomes.secrets_of_links import secret_of, words_with
from rightdoor.work.referrals.actions.receipts import own_plan, way_for
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.outside import ASKED
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode


class NoLink(Exception):
    """No link was made, with why not; or there is none to take back."""


@transaction.atomic
def make_link(
    *, episode_id: UUID, instrument: Instrument, respondent: Respondent, relative_id: UUID | None, days: int,
    is_sent: bool, form_key: UUID, by: Account, at: datetime,
) -> FormLink:  # fmt: skip
    """A link for one person and one instrument, once a form.  Raises NoLink where they may not have one."""
    episode = held(episode_id, MAKE_LINK, by=by, at=at)
    same: FormLink | None = FormLink.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    instrument = instrument_for(episode, instrument.id, at) or instrument
    relative = whoever_answers(episode, instrument, respondent, relative_id, at)
    if is_sent and not can_be_sent(episode, respondent, relative):
        raise NoLink("We cannot write to them: they have no page of their own here. Hand it over. No link was made.")
    key = new_key()
    link = FormLink.objects.create(
        pk=key, episode=episode, instrument=instrument.id, respondent=respondent, relative=relative,
        mark=link_mark(secret_of(key)), words_hash=hash_secret(words_with(key)), made_at=at, made_by=by,
        ends_at=at + timedelta(days=days), is_sent=is_sent, form_key=form_key,
    )  # fmt: skip
    record(MAKE_LINK, about=episode, by=by, at=at, link=str(link.pk), respondent=respondent.value)
    if is_sent:
        tell_them(episode, by=by, at=at)
    return link


def whoever_answers(
    episode: Episode, instrument: Instrument, respondent: Respondent, relative_id: UUID | None, at: datetime
) -> Relative | None:
    """The parent or carer who answers; nobody where the young person does.  Raises NoLink where it cannot be."""
    if not has_words(instrument):
        raise NoLink("The questions of this one are not here, so nobody can answer them by a link. No link was made.")
    if respondent not in instrument.respondents or respondent is Respondent.CLINICIAN:
        raise NoLink("They do not answer this one. Choose who does. No link was made.")
    if not goes_on(episode, at):
        raise NoLink("This help has ended. No link was made.")
    if respondent is Respondent.SELF:
        return None
    theirs = Relative.objects.filter(person=episode.person) if episode.person else Relative.objects.none()
    relative = theirs.filter(pk=relative_id).first() if relative_id else None
    if relative is None:
        raise NoLink("Choose which parent or carer answers. No link was made.")
    if may_not_know(episode, relative, at):
        raise NoLink("Nothing about this help may reach them. No link was made.")
    return relative


def tell_them(episode: Episode, *, by: Account, at: datetime) -> None:
    """Say by their own plan that there is a question; what it is waits behind their word."""
    referral, plan = episode.referral, own_plan(episode.referral)
    if plan is not None:
        words = fixed(ASKED, referral, plan.pk)
        queue_message(plan=plan, about=referral, kind="question", body=words, outside=words, by=by, at=at,
                      way=way_for(plan))  # fmt: skip


@transaction.atomic
def end_link(*, episode_id: UUID, link_id: UUID, by: Account, at: datetime) -> FormLink:
    """It opens nothing from now on.  Ended twice, it was ended the first time; what was filled in stays."""
    episode = held(episode_id, END_LINK, by=by, at=at)
    rows = FormLink.objects.select_for_update(of=("self",))
    link: FormLink | None = rows.filter(pk=link_id, episode=episode).first()
    if link is None:
        raise NoLink("There is no such link here. Nothing was changed.")
    if link.ended_at is None and link.measure_id is None:
        link.ended_at, link.ended_by = at, by
        link.save(update_fields=["ended_at", "ended_by"])
        record(END_LINK, about=episode, by=by, at=at, link=str(link.pk))
    return link
