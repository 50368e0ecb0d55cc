"""Who may read that help has ended, asked anew each time: by the plan, the wishes and the decisions of now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.messages.models import ContactPlan, Holder, Way
from rightdoor.pure.naming import in_polish, name_of, named_in, spoken
from rightdoor.pure.polish_names import is_polish
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.lifecycle import Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.families.secrets import may_be_who_must_not_know
from rightdoor.records.people.agreements import has_lapsed, may_share, sharing_was_not_given
from rightdoor.records.people.models import Person
from rightdoor.work.closing.lifecycle import MAY_CARRY, READER_NAMES, Part, Reader
from rightdoor.work.referrals.actions.receipts import own_plan, way_for
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.parents import answer_kept_from_asker, must_not_know

NOT_FOR_THEM = "Nothing goes to them now: what is on record keeps it from them."
STOPPED = "They asked us to stop writing, or a number was wrong. Ask them first."


@dataclass(frozen=True, slots=True)
class ToRead:
    """One who could read it; *why_not* says for staff why they may not, and is empty where they may."""

    key: str
    reader: Reader
    name: str
    plan: ContactPlan | None = None
    way: Way | None = None  # the safe way; none: on paper alone
    may_carry: tuple[Part, ...] = ()
    aside: str = ""
    why_not: str = ""


def readers_of(episode: Episode, at: datetime) -> list[ToRead]:
    """Everybody to whom a letter could go, with why not where it may not; of a child who has died, nobody."""
    referral = episode.referral
    if episode.person is None or episode.reason == Reason.DIED:
        return []
    found = [young_person(referral, episode.person)]
    if referral.asker == Asker.CHILD:
        found.append(parent(referral, episode.person, at))
    if referral.asker in (Asker.SOMEONE, Asker.GROUP):
        found.append(referrer(referral, episode.person, at))
    return found + [agreed_reader(one, episode.person, at) for one in agreed_with(referral, episode.person, at)]


def reader_of(episode: Episode, key: str, at: datetime) -> ToRead | None:
    """The one of that key, where they may read it now."""
    return next((one for one in readers_of(episode, at) if one.key == key and not one.why_not), None)


def young_person(referral: Referral, person: Person) -> ToRead:
    """The young person, by their own plan and no other's."""
    plans = (referral.contact_plan, person.contact_plan)
    plan = next((one for one in plans if one is not None and one.holder == Holder.YOUNG_PERSON), None)
    silent = plan is not None and (plan.silent_since is not None or plan.stopped_at is not None)
    return ToRead(
        key=Reader.YOUNG_PERSON.value, reader=Reader.YOUNG_PERSON, plan=plan, way=way_of(referral, plan),
        name=person.preferred_name or _(READER_NAMES[Reader.YOUNG_PERSON]),
        may_carry=MAY_CARRY[Reader.YOUNG_PERSON], why_not=_(STOPPED) if silent else "",
    )  # fmt: skip


def parent(referral: Referral, person: Person, at: datetime) -> ToRead:
    """The parent who asked, where they may have an answer at all."""
    plan = own_plan(referral)
    closed = answer_kept_from_asker(referral, at)
    if not closed and plan is None and may_be_who_must_not_know(person.pk, None, at):
        closed = _(NOT_FOR_THEM)
    return ToRead(
        key=Reader.PARENT.value, reader=Reader.PARENT, plan=plan, way=way_of(referral, plan),
        name=referral.referrer_name or _(READER_NAMES[Reader.PARENT]), may_carry=MAY_CARRY[Reader.PARENT],
        why_not=closed,
    )  # fmt: skip


def referrer(referral: Referral, person: Person, at: datetime) -> ToRead:
    """Whoever referred: that it has ended, and more only by agreement."""
    agreed = may_share(person, at=at)
    hidden = must_not_know(referral, at) or names_hidden(person, referral.referrer_name, at)
    return ToRead(
        key=Reader.REFERRER.value, reader=Reader.REFERRER, plan=referral.referrer_plan,
        way=way_of(referral, referral.referrer_plan), may_carry=MAY_CARRY[Reader.REFERRER] if agreed else (),
        name=referral.referrer_name or _(READER_NAMES[Reader.REFERRER]), why_not=_(NOT_FOR_THEM) if hidden else "",
        aside="" if agreed else _("Nobody agreed to share more with them: only that it has ended."),
    )  # fmt: skip


def agreed_with(referral: Referral, person: Person, at: datetime) -> list[Sharing]:
    """Decisions to share with a body or person outside that rest on agreement, of which the family knows."""
    rows = Sharing.objects.of(person).running(at).by_agreement().filter(told=Told.YES)
    rows = rows.exclude(recipient_kind=Recipient.ACCOUNT).filter(about_id__in=(person.pk, referral.pk))
    return list(rows.select_related("agreement").order_by("decided_at", "pk"))


def agreed_reader(one: Sharing, person: Person, at: datetime) -> ToRead:
    """A school or doctor, on paper; closed where the agreement no longer stands, or they are who must not know."""
    lapsed = one.basis != Basis.AGREEMENT or one.agreement is None or has_lapsed(one.agreement, person, at)
    closed = lapsed or sharing_was_not_given(person, at=at) or names_hidden(person, one.recipient, at)
    return ToRead(
        key=str(one.pk), reader=Reader.AGREED, name=one.recipient, may_carry=MAY_CARRY[Reader.AGREED],
        aside=_("Agreed: %(what)s. For: %(purpose)s") % {"what": one.what, "purpose": one.purpose},
        why_not=_(NOT_FOR_THEM) if closed else "",
    )  # fmt: skip


def way_of(referral: Referral, plan: ContactPlan | None) -> Way | None:
    """By code, text or e-mail to whoever asked; whoever has no code by post, where that is safe; else on paper."""
    if plan is None or plan.silent_since is not None or plan.stopped_at is not None:
        return None
    if plan == own_plan(referral):
        return way_for(plan)
    return Way.POST if Way.POST in plan.ways and plan.address else None


def names_hidden(person: Person, words: str, at: datetime) -> bool:
    """Whether a text names somebody of the family who must not know: then it goes to nobody but the young person."""
    rows = MustNotKnow.objects.that_hold(day_of(at)).filter(person=person).values_list("relative__name", flat=True)
    said = spoken(words)
    for hidden in rows:
        name = name_of(hidden)
        if is_polish(one.word for one in said):
            name = in_polish(name)
        if named_in(name, said, tied=True, alone=False) is not None:
            return True
    return False
