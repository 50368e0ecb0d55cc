"""A few invented decisions about agreement, one of them taken back, and what three people need to take part."""

from datetime import date, datetime, time, timedelta
from typing import Any

from rightdoor.demo.journeys import Front
from rightdoor.pure.rules.days import LONDON, age_on, day_of
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.records.agreements.actions.judging import doubt_capacity
from rightdoor.records.agreements.actions.sharing import Terms
from rightdoor.records.agreements.lifecycle import Basis, Recipient, Told
from rightdoor.records.people.models import Person
from rightdoor.work.agreeing.actions import writing
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Asker, Referral

YES = {"given_by": "young_person", "to": "sharing", "state": "given", "how": "By phone, to Tamsin"}

NEEDS: tuple[tuple[Whose, Kind, dict[str, str]], ...] = (
    (Whose.FAMILY, Kind.INTERPRETER, {"language": "Polish", "source": "They said so in the call"}),
    (Whose.CHILD, Kind.QUIET, {"words": "Not the room beside the hall", "source": "They wrote it"}),
    (Whose.CHILD, Kind.EASY_READ, {"source": "Their form tutor, by e-mail"}),
)


def add_agreements(front: Front, now: datetime) -> None:
    """On the newest requests of young people who asked for themselves."""
    mine = Referral.objects.filter(asker=Asker.ME, area="kent", stage__in=OPEN, flagged=False, person__isnull=False)
    people = [one.person for one in mine.select_related("person").order_by("-received_at", "-id") if one.person]
    under = [one for one in people if years(one, now) < 16]
    over = [one for one in people if 16 <= years(one, now) < 18]
    for person in under[:1]:
        share_by_agreement(person, front, now)
        judge(person, front, now)
    for person in under[1:2]:
        share_without(person, front, now)
    for person in over[:1]:
        doubt(person, front, now)
    for person, (whose, kind, more) in zip((*under[:2], *over[:1]), NEEDS, strict=False):
        note_need(person=person, whose=whose, kind=kind, by=front.colleague("front_door_administrator"), at=now, **more)


def years(person: Person, now: datetime) -> int:
    born: date | None = person.born_on
    return age_on(born, day_of(now)) if born else person.age_said or 0


def until(now: datetime, days: int) -> datetime:
    return datetime.combine(day_of(now) + timedelta(days=days), time.max, LONDON)


def share_by_agreement(person: Person, front: Front, now: datetime) -> None:
    """A yes, and what it opens to somebody who manages a service; a second sharing was ended again."""
    by = front.colleague("practitioner")
    writing.write_answer(person_id=person.pk, said_by=person.preferred_name, by=by, at=now, **YES)
    common: dict[str, Any] = {
        "basis": Basis.AGREEMENT,
        "starts_at": now,
        "told": Told.YES,
        "told_words": "They asked for it",
    }
    manager = Terms(
        **common, purpose="To find out whether the group on Thursdays has room", what="What they wrote about school",
        ends_at=until(now, 28), recipient_kind=Recipient.ACCOUNT, account=front.colleague("service_manager"),
    )  # fmt: skip
    newest = Referral.objects.filter(person=person).latest("received_at")
    writing.decide_to_share(person_id=person.pk, about_id=newest.pk, terms=manager, by=by, at=now)
    school = Terms(
        **common, purpose="A quiet place at lunch", what="That lunch times are hard", ends_at=until(now, 90),
        recipient="Their form tutor", recipient_kind=Recipient.PERSON,
    )  # fmt: skip
    one = writing.decide_to_share(person_id=person.pk, about_id=person.pk, terms=school, by=by, at=now)
    writing.stop_sharing(
        person_id=person.pk, sharing_id=one.pk, because="They told the tutor themselves", by=by, at=now
    )


def share_without(person: Person, front: Front, now: datetime) -> None:
    """Nobody agreed, and it was right all the same."""
    terms = Terms(
        basis=Basis.SERIOUS_HARM, purpose="So that somebody looks in before the weekend",
        what="That they do not feel safe at home, and where they sleep", starts_at=now, ends_at=until(now, 14),
        reason="What they said, twice, and nobody else knows. Talked through with the safeguarding lead",
        told=Told.NOT_YET, told_words="On Friday, by the person they trust", recipient="The duty desk of their school",
    )  # fmt: skip
    writing.decide_to_share(
        person_id=person.pk, about_id=person.pk, terms=terms, by=front.colleague("safeguarding_lead"), at=now
    )


def judge(person: Person, front: Front, now: datetime) -> None:
    writing.judge(
        person_id=person.pk, service="kent.tss", decision="To have short-term help and decide who is told",
        explained="What the service does, who hears what, and that it can stop at any time", competent=True,
        their_words="So I say who knows, unless somebody could get hurt", by=front.colleague("practitioner"),
        reason="Put it in their own words, weighed up what mum would think, and held to it", at=now,
    )  # fmt: skip


def doubt(person: Person, front: Front, now: datetime) -> None:
    doubt_capacity(
        person=person, decision="To say no to any further contact", support="Drawings, short sentences, a second talk",
        understands="yes", retains="unsure", weighs="unsure", says="yes", impairment="unsure",
        by=front.colleague("practitioner"), at=now,
    )  # fmt: skip
