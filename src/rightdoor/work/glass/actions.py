"""Breaking the glass, closing it, and the second person's look."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.bars import bar_on
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.models import Person
from rightdoor.work.glass import policy
from rightdoor.work.glass.lifecycle import LASTS, MOST_OPEN, REVIEWED_WITHIN, SHORTEST, Finding, Reason
from rightdoor.work.glass.models import Glass
from rightdoor.work.referrals.models import Referral


class NotOpened(Exception):
    """Nothing was opened.  For what is not there and for what is barred the words are the same."""


class ReviewedAlready(Exception):
    """Somebody else has looked at this."""


NOTHING = "We could not open anything with that. Check each part, or ask a safeguarding lead."
SHORT = "Say in a sentence why you must read this now."
MANY = "You have three records open already. Close one first."


@transaction.atomic
def break_glass(
    *, code: str, name: str, born_on: date | None, reason: Reason, words: str, stepped_up: bool, by: Account,
    at: datetime,
) -> Glass:  # fmt: skip
    """Open one person's record for an hour, for reading.  Leads and managers are told at once."""
    require(rule_on(by, policy.BREAK, None, at=at))
    Account.objects.select_for_update().get(pk=by.pk)  # two windows do not open a fourth
    if not stepped_up:
        raise NotOpened("Confirm your second step first.")
    if len(words.strip()) < SHORTEST:
        raise NotOpened(SHORT)
    mine = Glass.objects.of(by).open(at)
    if mine.count() >= MOST_OPEN:
        raise NotOpened(MANY)
    person = sought(by.partnership, code=code, name=name, born_on=born_on)
    barred = bar_on(by, person, at) if person else "no such record"
    if person is None or barred:
        record_denial(policy.BREAK, about=person, by=by, at=at, reason=barred)
        raise NotOpened(NOTHING)
    same = mine.filter(person=person).first()
    return same or open_record(person, reason, words.strip(), by=by, at=at)


def open_record(person: Person, reason: Reason, words: str, *, by: Account, at: datetime) -> Glass:
    """Tie the account to the person for an hour, and call those who look at it."""
    relation = Relation.objects.create(
        partnership=by.partnership, account=by, kind=Tie.GLASS, about_kind=PERSON, about_id=person.pk, starts_at=at,
        ends_at=at + LASTS, source="they broke the glass",
    )  # fmt: skip
    due = catalogue().working_time.due(at, REVIEWED_WITHIN).at
    glass = Glass.objects.create(
        partnership=by.partnership, area=person.lives_in, account=by, person=person, relation=relation, reason=reason,
        words=words, broken_at=at, review_by=due,
    )  # fmt: skip
    record(policy.BREAK, about=glass, by=by, at=at, reason=str(reason))
    raise_task(
        kind=Task.Kind.BROKEN_GLASS, about=glass, partnership=by.partnership, area=glass.area, acknowledge_by=due,
        to=reviewers(glass, at), by=by, at=at,
    )  # fmt: skip
    return glass


def sought(partnership: Partnership, *, code: str, name: str, born_on: date | None) -> Person | None:
    """The one person of a request's code, or with this name and date of birth; nobody where there are two."""
    if code:
        referral = Referral.objects.filter(partnership=partnership, code=code).select_related("person").first()
        return referral.person if referral else None
    if not name.strip() or born_on is None:
        return None
    named = Q(preferred_name__iexact=name.strip()) | Q(legal_name__iexact=name.strip())
    found = list(Person.objects.filter(named, partnership=partnership, born_on=born_on)[:2])
    return found[0] if len(found) == 1 else None


def reviewers(glass: Glass, at: datetime) -> list[Account]:
    """Every lead and manager of another line; where there is none, the leads and managers who did not break it."""
    day = day_of(at)
    held = Q(roles__ends_on__isnull=True) | Q(roles__ends_on__gte=day)
    people = list(
        Account.objects.filter(
            held, partnership=glass.partnership, is_active=True, roles__role__in=policy.MAY_REVIEW,
            roles__starts_on__lte=day,
        ).exclude(pk=glass.account_id).order_by("id").distinct()
    )  # fmt: skip
    return [one for one in people if policy.of_another_line(one, glass, at)] or people


@transaction.atomic
def close_glass(*, glass_id: UUID, by: Account, at: datetime) -> Glass:
    """The reading is over before the hour is."""
    glass = Glass.objects.select_related("relation").get(pk=glass_id)
    require(rule_on(by, policy.CLOSE, glass, at=at))
    end(glass, at)
    record(policy.CLOSE, about=glass, by=by, at=at)
    return glass


def close_all(account: Account, at: datetime) -> None:
    """Somebody signs out: what they had opened is closed with it."""
    for glass in Glass.objects.of(account).open(at).select_related("relation"):
        end(glass, at)
        record(policy.CLOSE, about=glass, by=account, at=at, signed_out=True)


def end(glass: Glass, at: datetime) -> None:
    if glass.relation.ends_at is None or glass.relation.ends_at > at:
        glass.relation.ends_at = max(at, glass.relation.starts_at)
        glass.relation.save(update_fields=["ends_at"])


@transaction.atomic
def review_glass(*, glass_id: UUID, finding: Finding, words: str, by: Account, at: datetime) -> Glass:
    """Say whether it was right; it is settled once."""
    glass = Glass.objects.select_for_update(of=("self",)).select_related("account").get(pk=glass_id)
    require(rule_on(by, policy.REVIEW, glass, at=at))
    if glass.reviewed_at is not None:
        raise ReviewedAlready("Somebody has looked at this already. What you typed was not kept.")
    glass.finding, glass.finding_words, glass.reviewed_by, glass.reviewed_at = finding, words.strip(), by, at
    glass.save(update_fields=["finding", "finding_words", "reviewed_by", "reviewed_at"])
    record(policy.REVIEW, about=glass, by=by, at=at, finding=str(finding))
    for task in Task.objects.open().filter(kind=Task.Kind.BROKEN_GLASS).about("glass.glass", glass.pk):
        finish(task_id=task.pk, outcome=f"Looked at: {finding}", by=System("glass"), at=at)
    return glass
