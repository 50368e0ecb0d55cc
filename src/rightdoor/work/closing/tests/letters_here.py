"""Help that has ended, and letters about it, for tests of this room."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Account
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.agreements.actions.sharing import Terms, share
from rightdoor.records.agreements.lifecycle import Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.records.people.actions import record_agreement
from rightdoor.work.closing.actions import Written, send_letter
from rightdoor.work.closing.lifecycle import By, Part
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.referrals.models import Asker
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import WHOLE
from tests.people_here import MONDAY

LATER = MONDAY + timedelta(hours=1)


def over(episode: Episode, by: Account, reason: Reason = Reason.NEEDS_MET, **plan: str) -> Episode:
    """It has ended, with a step-down plan and a goal in the young person's words and one in a parent's."""
    episode.step_downs.create(written_at=MONDAY, written_by=by, **{**WHOLE, **plan})
    for whose, words in (("me", "Sleep all night"), ("parent", "Fewer rows at home")):
        episode.goals.create(words=words, whose=whose, noted_at=MONDAY, noted_by=by, form_key=uuid4())
    Episode.objects.filter(pk=episode.pk).update(stage="ended", ended_at=MONDAY, reason=reason)
    episode.refresh_from_db()
    return episode


def asked_by_mum(episode: Episode, **about: Any) -> ContactPlan:
    """A mother with responsibility asked for a child of nine."""
    plan = ContactPlan.objects.create(
        partnership=episode.partnership, holder="parent", ways=["text"], phone="07700 900456",
        safe_times="any time", updated_at=MONDAY,
    )  # fmt: skip
    referral = episode.referral
    referral.asker, referral.referrer_plan, referral.referrer_name = Asker.CHILD, plan, "Rowan"
    referral.answers = {"responsibility": "yes"}
    referral.save(update_fields=["asker", "referrer_plan", "referrer_name", "answers"])
    assert referral.person is not None
    referral.person.age_said, referral.person.born_on = None, about.get("born_on")
    referral.person.save(update_fields=["age_said", "born_on"])
    return plan


def keep_from(episode: Episode, name: str, by: Account, plan: ContactPlan | None = None) -> None:
    """Somebody of the family must not know."""
    hidden = Relative.objects.create(
        partnership=episode.partnership, person=episode.person, name=name, plan=plan, added_at=MONDAY, added_by=by
    )
    MustNotKnow.objects.create(
        partnership=episode.partnership, person=episode.person, relative=hidden, reason=Secret.HARMER, source="A call",
        told_at=MONDAY, told_to=by,
    )  # fmt: skip


def yes_to_sharing(episode: Episode, by: Account) -> None:
    assert episode.person is not None
    record_agreement(person=episode.person, given_by="young_person", to="sharing", state="given", by=by, at=MONDAY)


def shared_with(episode: Episode, name: str, by: Account) -> Sharing:
    """The young person agreed that somebody outside hears of it."""
    yes_to_sharing(episode, by)
    assert episode.person is not None
    terms = Terms(
        recipient_kind=Recipient.ORGANISATION, recipient=name, basis=Basis.AGREEMENT, purpose="To keep an eye",
        what="How it ended", told=Told.YES, starts_at=MONDAY, ends_at=MONDAY + timedelta(days=90),
    )  # fmt: skip
    return share(
        person=episode.person, about_kind="people.person", about_id=episode.person.pk, terms=terms, by=by, at=MONDAY
    )


def sent(episode: Episode, key: str, by: Account, words: str = "The door stays open", *, way: By = By.PAPER,
         carried: tuple[Part, ...] = (), rests_on: str = "Wren said yes") -> ClosingLetter:  # fmt: skip
    written = Written(words=words, carried=carried, rests_on=rests_on, by_way=way)
    return send_letter(episode_id=episode.pk, key=key, written=written, form_key=uuid4(), by=by, at=LATER)
