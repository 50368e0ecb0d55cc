"""What a parent who asked for their child may see of that request, and be written of it, from what is on record."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.lifecycle import Audience
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.pure.parental import (
    Age,
    Competence,
    Legal,
    Look,
    ParentView,
    Reason,
    Review,
    ServiceRule,
    parent_view,
)  # fmt: skip
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.lifecycle import Standing
from rightdoor.records.families.secrets import KEPT as MUST_NOT_KNOW
from rightdoor.records.families.secrets import (
    is_held_by_a_body,
    is_placed_with_another,
    leads_to_one_who_must_not_know,
    may_be_limited,
    standings_of,
    ways_to_who_must_not_know,
)
from rightdoor.records.people.models import CompetenceDecision, Person
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.models import Decision, Offer, Recommendation
from rightdoor.work.triage.wishes import is_let_in_by_name, wish_of

IN_CARE = frozenset({"section_20", "section_31", "remand"})
LEGAL_DOUBT = frozenset(
    {"child_protection", "private_fostering"}
)  # who decides, and who is a danger, is not known here

RECEIPT, QUESTION = "receipt", "question"
KEPT = "Not for this parent now"
WHY_KEPT = {
    Reason.ASK_THE_CHILD: "Not for this parent now: ask the young person first",
    Reason.CHILD_SAID_NO: "Not for this parent: the young person said no",
    Reason.SIXTEEN: "Not for this parent: the young person is 16 and has not let them in",
    Reason.GROWN_UP: "Not for this parent: the young person is grown up and has not let them in",
    Reason.YES_TO_WEIGH: "Not for this parent yet: look at the young person's yes first",
    Reason.ELEVEN_OR_TWELVE: "Not for this parent yet: write in the place for whoever asked, or ask the young person",
}  # for staff alone; whatever else closes it is on record elsewhere


def kept_from_parent(message: Message, at: datetime) -> str:
    """Why a message about a request is not for the parent who asked, in words for staff; empty where it is for them.

    The receipt is always theirs.  A question reaches every parent but one about whom there is a concern.
    """
    if message.kind == RECEIPT:
        return ""
    asked = Referral.objects.filter(pk=message.about_id, asker=Asker.CHILD).exclude(contact_plan=message.plan_id)
    referral = asked.select_related("person", "contact_plan").first()
    if referral is None:
        return ""
    view = view_of_parent(referral, at)
    closed = view.hears_nothing_more if message.kind == QUESTION else view.same_screen_as_nothing_new
    return WHY_KEPT.get(view.reason, KEPT) if closed else ""


def answer_kept_from_asker(referral: Referral, at: datetime) -> str:
    """The same, of what a person would write to whoever asked: it follows what a letter to them follows."""
    if referral.asker != Asker.CHILD:
        return MUST_NOT_KNOW if must_not_know(referral, at) else ""
    view = view_of_parent(referral, at)
    return WHY_KEPT.get(view.reason, KEPT) if view.same_screen_as_nothing_new else ""


def must_not_know(referral: Referral, at: datetime) -> bool:
    """Whether it was asked by somebody who, it is said by now, must not know: a step-father who came as a coach."""
    return referral.pk in asked_by_who_must_not_know([referral], at)


def asked_by_who_must_not_know(referrals: Iterable[Referral], at: datetime) -> set[UUID]:
    """Those of many requests of which that is so, by their keys: asked at once."""
    ways = {
        one.pk: (one.person_id, one.referrer_plan)
        for one in referrals
        if one.asker != Asker.ME and one.person_id is not None and one.referrer_plan is not None
    }
    closed = ways_to_who_must_not_know(ways.values(), at) if ways else set()
    return {key for key, (child, plan) in ways.items() if (child, plan.pk) in closed}


def view_of_parent(referral: Referral, at: datetime) -> ParentView:
    """What the parent who made this request sees of its outcome: the choice, the stage and the letter to them."""
    return parent_view(look_of(referral, at))


def look_of(referral: Referral, at: datetime) -> Look:
    """Everything on record that decides it, at this moment.

    The rule of the service is the front door's own: what a service itself writes is not shown here.
    """
    nobody = Look(
        child=Age(), day=day_of(at), legal=legal_of(referral, at), service=ServiceRule.OPEN, audience=Audience.PARENT,
        made_request=True,
    )  # fmt: skip
    person = referral.person
    if person is None:
        return nobody
    if leads_to_one_who_must_not_know(person.pk, referral.referrer_plan, at):
        return replace(nobody, child=age_of(person), blocked=True)
    scope = scope_of(referral)
    quiet = any(plan.never_contact_parent for plan in childs_plans(referral, person))
    look = replace(
        nobody,
        child=age_of(person),
        scope=scope,
        competence=competence_of(person, scope),
        wish=wish_of(person, referral, scope, kept_quiet=quiet),
        review=review_of(referral),
    )
    return replace(look, flagged=quiet and not is_lifted(look, person, referral))


def is_lifted(look: Look, person: Person, referral: Referral) -> bool:
    """Whether that no parent may be contacted no longer keeps this one out.

    The young person has let them in by name since, and a person who works here has written to them after that.
    """
    return look.said_yes and look.weighed and is_let_in_by_name(person, referral)


def age_of(person: Person) -> Age:
    return Age(born_on=person.born_on, years_said=person.age_said, said_on=day_of(person.added_at))


def scope_of(referral: Referral) -> str:
    """The one service that this is about; where there are several, nothing that was judged of one speaks for all."""
    offered = set(Offer.objects.filter(referral=referral).values_list("service", flat=True))
    named = offered | set(Recommendation.objects.filter(decision__referral=referral).values_list("service", flat=True))
    return named.pop() if len(named) == 1 else ""


def competence_of(person: Person, scope: str) -> Competence | None:
    """The newest decision about this; else one by which the child can decide something else for themselves."""
    newest: dict[str, CompetenceDecision] = {
        one.service: one for one in person.competence_decisions.order_by("decided_at", "id")
    }
    able = next((one for one in newest.values() if one.competent), None)
    judged = newest.get(scope) or able or next(iter(newest.values()), None)
    if judged is None:
        return None
    return Competence(judged.competent, str(judged.decided_by_id), day_of(judged.decided_at), judged.service)


def review_of(referral: Referral) -> Review | None:
    """A practitioner wrote, in the place that is for them, what this parent is to read."""
    written = Decision.objects.filter(referral=referral).exclude(letter_to_referrer="").order_by("number").last()
    return Review(yes=True, by=str(written.decided_by_id), on=day_of(written.decided_at)) if written else None


def legal_of(referral: Referral, at: datetime) -> Legal:
    """What the law says of this adult, as far as anybody told us.  What closes counts wherever it was said.

    That they have responsibility is believed of the record before their own word.
    """
    status = set(referral.facts.get("legal_status") or ())
    child, own_word = referral.person_id, referral.answers.get("responsibility", "")
    recorded = standings_of(child, referral.referrer_plan, at) if child else set()
    if status & IN_CARE or (child and is_held_by_a_body(child, at)):
        return Legal.CARE_ORDER
    placed = child is not None and is_placed_with_another(child, referral.referrer_plan, at)
    if "special_guardianship" in status or Standing.RESTRICTED in recorded or placed:
        return Legal.COURT_ORDER
    if Standing.NONE in recorded or own_word == "no":
        return Legal.NONE
    if status & LEGAL_DOUBT:
        return Legal.UNKNOWN
    if Standing.HOLDS in recorded:
        return Legal.RESPONSIBLE
    if child and may_be_limited(child, referral.referrer_plan, at):  # a person looks
        return Legal.UNKNOWN
    return Legal.RESPONSIBLE if own_word == "yes" else Legal.UNKNOWN


def childs_plans(referral: Referral, person: Person) -> list[ContactPlan]:
    """Every plan that says how the child may be reached, in whichever of their requests it was written."""
    own = Referral.objects.filter(person=person).exclude(asker=Asker.GROUP).select_related("contact_plan")
    plans = [referral.contact_plan, person.contact_plan, *(one.contact_plan for one in own)]
    return [plan for plan in plans if plan is not None]
