"""While nobody has looked: the stricter of both ways of reaching a child, every bar, and no yes that only one has."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.lifecycle import Conflict, Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.messages.models import ContactPlan, Holder, Way
from rightdoor.ground.messages.stricter import FAMILY
from rightdoor.records.agreements.actions.sharing import end_sharing
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.joining.models import Joining
from rightdoor.work.referrals.models import Referral

FACTS = ("legal_name", "born_on", "nhs_number", "postcode", "district", "lives_in", "school")
MOST_WORDS = 300
ASKED_ANEW = "Two records of this child said different things. They are asked again; until then it is no."
SHARED_ANEW = "Two records of this child became one, which holds more than what was shared. Decide anew."
TOO_MANY = "The two records say when it is safe at length: read both"  # cannot be read as a time, so a person must
FROM_BOTH = "held for both records when they were joined"


def hold_stricter(joining: Joining, *, by: Actor, at: datetime) -> None:
    """Every plan that leads to this child's family must be allowed by the strictest of them; every bar is for both.

    What was opened to somebody of the record that goes on is not opened wider: it ends, and is shared anew.
    """
    plans = plans_of(joining.kept, joining.other)
    if len(plans) > 1:
        ContactPlan.objects.filter(pk__in=[plan.pk for plan in plans]).update(also=strictest(plans, at))
    for one, other in ((joining.other, joining.kept), (joining.kept, joining.other)):
        for tie in ties(one, at, Tie.BLOCK).select_related("account"):
            bar([other], tie.account, Conflict(tie.reason or Conflict.KNOWN), FROM_BOTH, made_by=None, at=at,
                starts_at=tie.starts_at, ends_at=tie.ends_at)  # fmt: skip
    shared = Sharing.objects.not_ended(at).filter(
        person__in=[joining.kept, joining.other], about_kind=PERSON, relation__isnull=False
    )
    for sharing in shared.order_by("pk"):
        end_sharing(sharing_id=sharing.pk, because=SHARED_ANEW, by=by, at=at)
    ties(joining.kept, at, Tie.SHARED, Tie.GLASS).update(ends_at=at)


def ties(person: Person, at: datetime, *kinds: Tie) -> QuerySet[Relation]:
    """Who is tied to this person so, now or from a later moment on."""
    rows = Relation.objects.filter(kind__in=kinds, about_kind=PERSON, about_id=person.pk)
    return rows.exclude(ends_at__lte=at)


def plans_of(*people: Person) -> list[ContactPlan]:
    """Every plan by which somebody reaches these children: their own, and those of their requests."""
    keys = [person.contact_plan_id for person in people]
    for pair in Referral.objects.filter(person__in=people).values_list("contact_plan", "referrer_plan"):
        keys += pair
    return list(ContactPlan.objects.filter(pk__in=[key for key in keys if key is not None]).order_by("pk"))


def strictest(plans: Iterable[ContactPlan], at: datetime) -> ContactPlan:
    """A plan that allows only what each of them allows.  It leads nowhere itself: it is only asked."""
    held = list(plans)
    young = [plan for plan in held if plan.holder == Holder.YOUNG_PERSON] or held
    family = [plan for plan in held if plan.holder in FAMILY] or held
    ways = [way for way in Way.values if all(way in plan.ways for plan in young)]
    times = "\n".join(dict.fromkeys(plan.safe_times.strip() for plan in young if plan.safe_times.strip()))
    stops = [plan.stopped_at for plan in young if plan.stopped_at is not None]
    words = dict.fromkeys(plan.who_must_not_know.strip() for plan in held if plan.who_must_not_know.strip())
    return ContactPlan.objects.create(
        partnership=held[0].partnership, ways=ways or [Way.CODE], who_must_not_know="\n".join(words),
        never_contact_parent=any(plan.never_contact_parent for plan in held),
        voicemail_is_safe=all(plan.voicemail_is_safe is True for plan in family),
        may_name_service=all(plan.may_name_service is True for plan in family),
        safe_times=times if len(times) <= MOST_WORDS else TOO_MANY, stopped_at=min(stops, default=None), updated_at=at,
    )  # fmt: skip


def say_again(joining: Joining, at: datetime) -> None:
    """Where the two said different things about a parent's seeing it, or about sharing, neither yes counts."""
    for to in (Agreement.To.PARENT, Agreement.To.SHARING):
        newest = [
            person.agreements.filter(to=to, said_at__lte=at).order_by("said_at", "id").last()
            for person in (joining.kept, joining.other)
        ]
        states = {one.state if one else "" for one in newest}
        if len(states) > 1:
            Agreement.objects.create(
                partnership=joining.partnership, person=joining.kept, given_by=Agreement.From.YOUNG_PERSON, to=to,
                state=Agreement.State.NOT_ASKED, how=ASKED_ANEW, wording="", said_at=at,
            )  # fmt: skip


def fill(joining: Joining) -> None:
    """Facts that the record that goes on has not are taken over, and given back when they are parted."""
    kept, other = joining.kept, joining.other
    joining.filled = [name for name in FACTS if not getattr(kept, name) and getattr(other, name)]
    if kept.due_on is not None and "born_on" in joining.filled:
        joining.filled.remove("born_on")
    for name in joining.filled:
        setattr(kept, name, getattr(other, name))
    kept.save(update_fields=joining.filled)
    joining.save(update_fields=["filled"])
    keep_keys([kept])


def give_back(joining: Joining) -> None:
    """What was taken over goes, unless somebody has corrected it since."""
    kept, other = joining.kept, joining.other
    empty = Person()
    theirs = [name for name in joining.filled if getattr(kept, name) == getattr(other, name)]
    for name in theirs:
        setattr(kept, name, getattr(empty, name))
    kept.save(update_fields=theirs)
    joining.filled = []
    joining.save(update_fields=["filled"])
    keep_keys([kept])
