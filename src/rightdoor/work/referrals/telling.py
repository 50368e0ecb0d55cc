"""What this room tells the rooms beneath: whether a request is flagged, and what was said in a draft or a request."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import told
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.models import Asker, Draft, Referral
from rightdoor.work.safeguarding.protocol import Said

DRAFT, REFERRAL = "referrals.draft", "referrals.referral"
WROTE_IT = {
    Asker.ME: "Themselves",
    Asker.CHILD: "A parent or carer",
    Asker.SOMEONE: "A professional",
    Asker.GROUP: "Somebody for a group or class",
}
SAID_APART = ("story", "group_story", "preferred_name", "referrer_name", "postcode", "group_place", "born_on", "age")


def keep_flagged(about_kind: str, about_id: UUID, flagged: bool, at: datetime) -> None:  # noqa: FBT001  the protocol's shape
    """A flagged request is pinned, and read until a person has acted; a draft that was ever flagged is never purged."""
    if about_kind == REFERRAL:
        Referral.objects.filter(pk=about_id).update(flagged=flagged)
        for referral in Referral.objects.select_for_update(of=("self",)).filter(pk=about_id):
            settle(referral, at)
    elif about_kind == DRAFT and flagged:
        Draft.objects.filter(pk=about_id).update(keep=True)


def read_draft(about_id: UUID) -> Said | None:
    """What was said in a draft, as far as it was written."""
    draft = Draft.objects.filter(pk=about_id).first()
    return said_in(draft, plan=None) if draft else None


def read_referral(about_id: UUID) -> Said | None:
    """What was said in a request."""
    referral = Referral.objects.select_related("contact_plan", "referrer_plan").filter(pk=about_id).first()
    if referral is None:
        return None
    own, askers = referral.contact_plan, referral.referrer_plan
    return said_in(referral, plan=own or askers, asker_plan=askers if own else None)


def find_request(key: UUID) -> Referral | None:
    """The request to which files belong; who may open them is the policy's to say."""
    return Referral.objects.filter(pk=key).first()


def person_of_referral(key: UUID) -> UUID | None:
    """Whom a request is about."""
    found: UUID | None = Referral.objects.filter(pk=key).values_list("person_id", flat=True).first()
    return found


def referrals_about(people: Any) -> Any:
    """The keys of the requests about some people."""
    return Referral.objects.about(people).values("pk")


def find_referral(key: UUID, account: Account, at: datetime) -> Referral | None:
    """The request, where this account may read it."""
    referral = Referral.objects.visible_to(account, at).filter(pk=key).first()
    return referral if referral and rule_on(account, policy.SEE, referral, at=at).allowed else None


def said_in(source: Draft | Referral, *, plan: ContactPlan | None, asker_plan: ContactPlan | None = None) -> Said:
    """The answers as whoever must act reads them."""
    answers = source.answers
    lines = {line.name: line for line in told(form(source.asker), answers) if line.answer}

    def answer(*names: str) -> str:
        return next((lines[name].answer for name in names if name in lines), "")

    return Said(
        name=answer("preferred_name"),
        born_or_age=answer("born_on", "age"),
        place=answer("postcode", "group_place"),
        asker=WROTE_IT[Asker(source.asker)],
        asker_name=answer("referrer_name"),
        story=answer("story", "group_story"),
        lines=tuple((line.question, line.answer) for name, line in lines.items() if name not in SAID_APART),
        plan=plan,
        asker_plan=asker_plan,
    )
