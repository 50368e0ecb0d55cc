"""Keeping who is qualified and supervised: every change by a manager, and on record."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership, RoleAsked, RoleHeld
from rightdoor.ground.access.policy import AGREE_ROLE, LEADING
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import same_person
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import end_of_second_day, finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.models import Qualification, Supervision
from rightdoor.records.workforce.policy import KEEP_QUALIFICATIONS, SEE_WORKFORCE


class NotKept(Exception):
    """The record was not made or changed, and a sentence says why."""


def colleague(account_id: UUID, *, by: Account, at: datetime) -> Account:
    """The member of staff, if *by* keeps the records of this partnership.  Nobody keeps their own."""
    account: Account = Account.objects.select_related("partnership").get(pk=account_id)
    require(rule_on(by, KEEP_QUALIFICATIONS, account, at=at))
    if account.pk == by.pk:
        raise NotKept("Nobody keeps their own record. Ask another manager. Nothing was changed.")
    return account


@transaction.atomic
def list_workforce(*, partnership: Partnership, by: Account, at: datetime) -> list[Account]:
    """Everybody of this partnership who has worked here.  Who looked is on record."""
    require(rule_on(by, SEE_WORKFORCE, None, at=at))
    rows = Account.objects.filter(partnership=partnership, is_active=True).order_by("name")
    found = list(rows.prefetch_related("roles", "qualifications", "supervised_by__supervisor"))
    record(SEE_WORKFORCE, about=None, by=by, at=at, shown=[one.pk for one in found])
    return found


@transaction.atomic
def add_qualification(
    *, account_id: UUID, profession: str, register: str, number: str, starts_on: date, ends_on: date, by: Account,
    at: datetime,
) -> Qualification:  # fmt: skip
    """Write down a registration that *by* has checked, and the day it runs out."""
    account = colleague(account_id, by=by, at=at)
    if ends_on < starts_on:
        raise NotKept("It ends before it starts. Check the two days. Everything you typed is kept.")
    qualification = Qualification.objects.create(
        partnership=account.partnership, account=account, profession=profession, register=register, number=number,
        starts_on=starts_on, ends_on=ends_on, checked_by=by,
    )  # fmt: skip
    record("workforce.qualification_added", about=qualification, by=by, at=at, until=ends_on.isoformat())
    return qualification


@transaction.atomic
def end_qualification(*, qualification_id: UUID, ends_on: date, by: Account, at: datetime) -> Qualification:
    """Say that a registration ends earlier than was written.  What it covered until then stays."""
    rows = Qualification.objects.select_for_update(of=("self",)).select_related("account")
    qualification: Qualification = rows.get(pk=qualification_id)
    colleague(qualification.account_id, by=by, at=at)
    if not qualification.starts_on <= ends_on <= qualification.ends_on:
        raise NotKept("That day is not within the registration. Nothing was changed.")
    was, qualification.ends_on = qualification.ends_on, ends_on
    qualification.save(update_fields=["ends_on"])
    record(
        "workforce.qualification_ended", about=qualification, by=by, at=at, was=was.isoformat(),
        until=ends_on.isoformat(),
    )  # fmt: skip
    return qualification


@transaction.atomic
def add_supervision(
    *, account_id: UUID, supervisor_id: UUID, starts_on: date, ends_on: date | None, by: Account, at: datetime
) -> Supervision:
    """Write down who supervises whom.  Where two run at once, the newer one counts."""
    account = colleague(account_id, by=by, at=at)
    supervisor = Account.objects.filter(pk=supervisor_id, partnership=account.partnership, is_active=True).first()
    if supervisor is None or supervisor.pk == account.pk:
        raise NotKept("Choose another member of staff as supervisor. Everything else you typed is kept.")
    if ends_on is not None and ends_on < starts_on:
        raise NotKept("It ends before it starts. Check the two days. Everything you typed is kept.")
    supervision = Supervision.objects.create(
        partnership=account.partnership, account=account, supervisor=supervisor, starts_on=starts_on, ends_on=ends_on
    )
    record("workforce.supervision_added", about=supervision, by=by, at=at, starts=starts_on.isoformat())
    return supervision


@transaction.atomic
def end_supervision(*, supervision_id: UUID, ends_on: date, by: Account, at: datetime) -> Supervision:
    """Say when a supervision ends."""
    rows = Supervision.objects.select_for_update(of=("self",)).select_related("account")
    supervision: Supervision = rows.get(pk=supervision_id)
    colleague(supervision.account_id, by=by, at=at)
    if ends_on < supervision.starts_on or (supervision.ends_on is not None and ends_on > supervision.ends_on):
        raise NotKept("That day is not within the supervision. Nothing was changed.")
    supervision.ends_on = ends_on
    supervision.save(update_fields=["ends_on"])
    record("workforce.supervision_ended", about=supervision, by=by, at=at, until=ends_on.isoformat())
    return supervision


@transaction.atomic
def call_second_persons(*, by: System, at: datetime) -> int:
    """Tell those who could agree that a role waits for them, and finish what was settled; the number told."""
    called = 0
    for asked in RoleAsked.objects.open().filter(account__is_active=True).select_related("partnership"):
        people = second_persons(asked, at)
        if people and not waits_for_second(asked):
            raise_task(
                kind=Task.Kind.SECOND_AGREES, about=asked, partnership=asked.partnership, area=asked.area, to=people,
                acknowledge_by=end_of_second_day(asked.area, at), climbs=False, by=by, at=at,
            )  # fmt: skip
            called += 1
    for task in Task.objects.open().filter(about_kind=kind_of(RoleAsked)):
        if not RoleAsked.objects.open().filter(pk=task.about_id, account__is_active=True).exists():
            finish(task_id=task.pk, outcome="Settled", by=by, at=at)
    return called


def waits_for_second(asked: RoleAsked) -> bool:
    return Task.objects.open().about(kind_of(asked), asked.pk).exists()


def second_persons(asked: RoleAsked, at: datetime) -> list[Account]:
    """Everybody who may agree: neither who asked nor who gets it."""
    day = day_of(at)
    roles = RoleHeld.objects.current(day).filter(role__in=LEADING, account__partnership=asked.partnership_id)
    people = Account.objects.filter(pk__in=roles.values("account"), is_active=True).order_by("pk")
    return [
        one
        for one in people
        if rule_on(one, AGREE_ROLE, asked, at=at).allowed
        and not same_person(one, asked.asked_by)
        and not same_person(one, asked.account)
    ]
