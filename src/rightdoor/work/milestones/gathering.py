"""What falls due for one child, from their birthdays and from what was promised: before anybody was told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from rightdoor.pure import birthdays
from rightdoor.pure.months import months_after
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.models import Person
from rightdoor.work.milestones.lifecycle import Kind
from rightdoor.work.onward.lifecycle import State
from rightdoor.work.onward.models import Onward
from rightdoor.work.referrals.actions.matching import facts_on
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.presenters.words import name_of

MONTHS = 3
LOOKED_BACK = 4  # months: what was due longer ago and was never noticed is not asked any more


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that falls due."""

    kind: Kind
    mark: str
    on: date
    says: str
    referral: Referral
    episode: Episode | None = None
    asks: tuple[str, ...] = ()


def due_for(person: Person, at: datetime) -> list[Due]:
    """Everything whose day has come and is not longer gone than four months."""
    first = months_after(day_of(at), -LOOKED_BACK)
    found = [*of_birthdays(person, at), *after_the_end(person), *after_passing_on(person), *after_telling(person)]
    return [one for one in found if first <= one.on <= day_of(at)]


def of_birthdays(person: Person, at: datetime) -> Iterator[Due]:
    """What 18 and the words of the services that help them ask for.  Being asked anew at 18 has its own place."""
    episodes = list(
        Episode.objects.filter(person=person).select_related("referral__person").order_by("opened_at", "pk")
    )
    newest = episodes[-1] if episodes else None
    if newest is None:
        return
    facts = replace(facts_on(newest.referral, at=at, counted_on=at), born_on=person.born_on)
    steps = birthdays.plan(facts, [helped(one) for one in episodes if one.service in catalogue().by_code])
    for step in birthdays.due(steps, at):
        if step.kind is not birthdays.Kind.ASK_ANEW:
            of = next((one for one in reversed(episodes) if one.service == step.service), newest)
            yield Due(Kind(step.kind.value), step.key, step.on, step.says, of.referral, of, step.asks)


def helped(one: Episode) -> birthdays.Help:
    """A spell of help as the birthdays count it."""
    return birthdays.Help(
        service=catalogue().by_code[one.service],
        since=day_of(one.opened_at),
        until=day_of(one.ended_at) if one.ended_at else None,
        began_on=day_of(one.started_at) if one.started_at else None,
    )


def after_the_end(person: Person) -> Iterator[Due]:
    """The day on which the step-down plan promises to ask."""
    ended = Episode.objects.filter(person=person, stage=Stage.ENDED.value).exclude(reason="died")
    for one in ended.select_related("referral").order_by("pk"):
        plan = one.step_downs.exclude(follow_up_on=None).order_by("written_at", "pk").last()
        if plan is not None and plan.follow_up_on is not None and not one.again.exists():
            says = f"{name_of(one.service)} ended. The plan promises that we ask how it is."
            yield Due(Kind.AFTER_THE_END, f"end:{one.pk}", plan.follow_up_on, says, one.referral, one)


def after_passing_on(person: Person) -> Iterator[Due]:
    """Three months after a service elsewhere took them on: it cannot be seen here whether it helps."""
    there = Onward.objects.filter(person=person, state=State.ACCEPTED.value, goes_inside=False)
    for one in there.select_related("referral", "episode").order_by("pk"):
        if one.answered_at is not None:
            on = months_after(day_of(one.answered_at), MONTHS)
            says = f"{name_of(one.service)} took them on. Ask whether it helps them."
            yield Due(Kind.AFTER_PASSING_ON, f"onward:{one.pk}", on, says, one.referral, one.episode)


def after_telling(person: Person) -> Iterator[Due]:
    """Three months after they were told of something that they use themselves: many never do."""
    told = Recommendation.objects.filter(decision__referral__person=person, journey=Journey.TOLD.value)
    for one in told.select_related("decision__referral").order_by("pk"):
        referral = one.decision.referral
        on = months_after(day_of(one.decision.decided_at), MONTHS)
        says = f"They were told of {name_of(one.service)}. Ask whether they used it, and whether it helped."
        yield Due(Kind.AFTER_TELLING, f"told:{referral.pk}:{one.service}", on, says, referral)
