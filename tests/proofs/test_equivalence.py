"""Whatever happens to roles, ties and records, four answers agree: the policy, the lists, a plain model, the database.

Random lives: people join and leave, areas change, conflicts are told and end, parts are sealed, records are shared,
the glass is broken, accounts are closed, days pass.  After each step every account is asked about every record.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from rightdoor.ground.access.actions import give_role
from rightdoor.ground.access.lifecycle import (
    BY_OFFICE,
    BY_TIE,
    CONTENT_ROLES,
    FRONT_DOOR,
    OPENING_TIES,
    Label,
    Role,
    Section,
    Tie,
)
from rightdoor.ground.access.models import Account, Partnership, Relation, RoleHeld
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.access.whom import PERSON
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
PEOPLE, CHILDREN, AREAS = range(5), range(4), ("kent", "medway", "")
HOUR = timedelta(hours=1)
READ_FOR = 28  # days
one_of_people, one_of_children = st.sampled_from(PEOPLE), st.sampled_from(CHILDREN)


@dataclass
class Held:
    """A tie or a role as the model remembers it."""

    who: int
    what: Tie | Role
    about: Any  # a child, an entry, or an area
    since: datetime
    until: datetime | None = None

    def counts(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass
class Model:
    """What a person with a pencil would write down."""

    at: datetime = MONDAY
    held: list[Held] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    areas: dict[int, str] = field(default_factory=dict)
    sealed: set[int] = field(default_factory=set)
    answered: dict[int, datetime] = field(default_factory=dict)

    def tied(self, who: int, child: int, *kinds: Tie) -> bool:
        return any(
            one.who == who and one.what in kinds and one.about == child and one.counts(self.at) for one in self.held
        )

    def roles(self, who: int) -> list[tuple[Role, str]]:
        return [
            (one.what, one.about)
            for one in self.held
            if one.who == who and isinstance(one.what, Role) and one.counts(self.at)
        ]

    def sees(self, who: int, child: int) -> bool:
        """Closed, elsewhere, conflict; then the role of the area, for 28 days; then sharing and the glass; else no."""
        if who in self.closed or who == STRANGER or self.tied(who, child, Tie.BLOCK, Tie.EXCLUDED):
            return False
        area = self.areas[child]
        works_there = any(role in FRONT_DOOR and not (area and held and held != area) for role, held in self.roles(who))
        days = (day_of(self.at) - day_of(self.answered.get(child, self.at))).days
        return (works_there and days <= READ_FOR) or self.tied(who, child, Tie.SHARED, Tie.GLASS)

    def exists_for(self, who: int, child: int) -> bool:
        """What the database alone must keep: partnership, conflict, and an office or a tie to the child."""
        roles = {role for role, _area in self.roles(who)}
        reads = bool(roles & BY_OFFICE) or (bool(roles & BY_TIE) and self.tied(who, child, *OPENING_TIES))
        return reads and who not in self.closed and who != STRANGER and not self.tied(who, child, Tie.BLOCK)

    def reads_entry(self, who: int, child: int) -> bool:
        return child not in self.sealed or self.tied(who, child, Tie.NAMED)


STRANGER = 4  # works in another partnership


class Lives(RuleBasedStateMachine):
    """The same steps, taken in the database and with the pencil."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    @initialize()
    def begin(self) -> None:
        home = Partnership.objects.create(slug="three-counties", name="Three Counties")
        away = Partnership.objects.create(slug="zz-next-door", name="Next Door")
        self.model = Model()
        self.accounts = [
            Account.objects.create(
                email=f"p{who}@example.org", name=f"Person {who}", partnership=away if who == STRANGER else home,
                password="!",
            )
            for who in PEOPLE
        ]  # fmt: skip
        self.requests = [waiting(home, f"Wren {child}") for child in CHILDREN]
        self.entries = [self.entry_of(request) for request in self.requests]
        self.model.areas = dict.fromkeys(CHILDREN, "kent")
        for who in PEOPLE:
            self.join(who, Role.PRACTITIONER, "kent")

    def entry_of(self, request: Referral) -> ContactEntry:
        return ContactEntry.objects.create(
            referral=request, happened_at=MONDAY, way="phone", with_whom="Wren", outcome="spoke",
            written_by=self.accounts[0], written_at=MONDAY,
        )  # fmt: skip

    @rule(who=one_of_people, role=st.sampled_from(Role), area=st.sampled_from(AREAS))
    def join(self, who: int, role: Role, area: str) -> None:
        today = day_of(self.model.at)
        give_role(account=self.accounts[who], role=role, area=area, starts_on=today, source="tests")
        self.model.held.append(Held(who, role, area, midnight(self.model.at)))

    @rule(who=one_of_people)
    def leave(self, who: int) -> None:
        """Every role ends with the day before."""
        today = day_of(self.model.at)
        RoleHeld.objects.filter(account=self.accounts[who], starts_on__lt=today, ends_on=None).update(
            ends_on=today - timedelta(days=1)
        )
        for one in self.model.held:
            if one.who == who and isinstance(one.what, Role) and one.since < midnight(self.model.at):
                one.until = one.until or midnight(self.model.at)

    @rule(
        who=one_of_people, child=one_of_children, hours=st.sampled_from([1, 30, None]),
        kind=st.sampled_from([Tie.BLOCK, Tie.EXCLUDED, Tie.SHARED, Tie.GLASS, Tie.NAMED]),
    )  # fmt: skip
    def tie(self, who: int, child: int, kind: Tie, hours: int | None) -> None:
        until = None if hours is None else self.model.at + hours * HOUR
        about_kind, about_id = self.about(kind, child)
        Relation.objects.create(
            partnership=self.accounts[who].partnership, account=self.accounts[who], kind=kind, about_kind=about_kind,
            about_id=about_id, section=Section.THIRD_PARTY if kind == Tie.NAMED else "", starts_at=self.model.at,
            ends_at=until, source="tests",
        )  # fmt: skip
        self.model.held.append(Held(who, kind, child, self.model.at, until))

    def about(self, kind: Tie, child: int) -> tuple[str, UUID]:
        if kind == Tie.NAMED:
            return "referrals.contactentry", self.entries[child].pk
        if kind == Tie.EXCLUDED:
            return "referrals.referral", self.requests[child].pk
        person = self.requests[child].person_id
        assert person is not None
        return PERSON, person

    @rule(who=one_of_people, child=one_of_children, kind=st.sampled_from(Tie))
    def untie(self, who: int, child: int, kind: Tie) -> None:
        about_kind, about_id = self.about(kind, child)
        mine = Relation.objects.filter(account=self.accounts[who], kind=kind, about_kind=about_kind, about_id=about_id)
        mine.current(self.model.at).update(ends_at=self.model.at)
        for one in self.model.held:
            if (one.who, one.what, one.about) == (who, kind, child) and one.counts(self.model.at):
                one.until = self.model.at

    @rule(who=one_of_people)
    def open_or_close_account(self, who: int) -> None:
        self.model.closed ^= {who}
        self.accounts[who].is_active = who not in self.model.closed
        self.accounts[who].save(update_fields=["is_active"])

    @rule(child=one_of_children, area=st.sampled_from(AREAS))
    def move(self, child: int, area: str) -> None:
        self.model.areas[child] = area
        Referral.objects.filter(pk=self.requests[child].pk).update(area=area)
        self.requests[child].refresh_from_db()

    @rule(child=one_of_children)
    def answer_or_reopen(self, child: int) -> None:
        closed_at = None if self.model.answered.pop(child, None) else self.model.at
        if closed_at:
            self.model.answered[child] = closed_at
        Referral.objects.filter(pk=self.requests[child].pk).update(
            closed_at=closed_at, stage=Stage.DECIDED if closed_at else Stage.RECEIVED
        )
        self.requests[child].refresh_from_db()

    @rule(child=one_of_children)
    def seal_or_unseal(self, child: int) -> None:
        self.model.sealed ^= {child}
        is_sealed = child in self.model.sealed
        ContactEntry.objects.filter(pk=self.entries[child].pk).update(
            label=Label.SEALED if is_sealed else Label.ORDINARY, section=Section.THIRD_PARTY if is_sealed else ""
        )

    @rule(hours=st.sampled_from([1, 6, 24, 24 * 9]))
    def wait(self, hours: int) -> None:
        self.model.at += hours * HOUR

    @invariant()
    def all_four_agree(self) -> None:
        if not hasattr(self, "model"):
            return
        at = self.model.at
        for who, account in enumerate(self.accounts):
            listed = set(visible(account, at).values_list("pk", flat=True))
            with acting(account, at):
                exists = set(Referral.objects.values_list("pk", flat=True))
                entries = set(ContactEntry.objects.values_list("pk", flat=True))
            for child, request in enumerate(self.requests):
                sees = self.model.sees(who, child)
                where = f"person {who}, child {child}, {at}"
                assert rule_on(account, SEE, request, at=at).allowed is sees, f"policy: {where}"
                assert (request.pk in listed) is sees, f"list: {where}"
                there = self.model.exists_for(who, child)
                assert (request.pk in exists) is there, f"database: {where}"
                assert there or not sees or not self.works_here(who), f"seen and not there: {where}"
                reads = there and self.model.reads_entry(who, child)
                assert (self.entries[child].pk in entries) is reads, f"sealed: {where}"

    def works_here(self, who: int) -> bool:
        return any(role in CONTENT_ROLES for role, _area in self.model.roles(who))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)


def midnight(at: datetime) -> datetime:
    """When a role that begins today began."""
    return at.replace(hour=0, minute=0)


def test_policy_lists_and_database_agree_with_the_model_through_random_lives(request: pytest.FixtureRequest) -> None:
    full = request.config.getoption("--full")
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=200 if full else 8, stateful_step_count=50 if full else 12, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
