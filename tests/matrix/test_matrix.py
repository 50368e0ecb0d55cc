"""The access matrix: every route of the working pages, every role, every state of an account and a record, each method.

``matrix.csv`` says again, in the letters of people who may, what design and law want; it is not made from the
product's own table.  A = front-door administrator, P = practitioner, L = safeguarding lead, M = service manager,
C = complaints reader, D = data officer, S = system administrator, U = auditor, W = team member,
T = those to whom a child must be tied, * = everybody who works here, @ = whoever has signed in, whatever role they
held.  All others may open nothing.

A sample that covers each route with each role runs every time; every cell runs with ``--full``.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.routes import Staff, declared_for
from rightdoor.ground.tasks.models import Task
from rightdoor.work.capacity.models import ClosedList
from rightdoor.work.onward.models import Onward
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import WORKERS
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
LETTERS = {
    "A": Role.ADMINISTRATOR, "P": Role.PRACTITIONER, "L": Role.SAFEGUARDING_LEAD, "M": Role.MANAGER,
    "C": Role.COMPLAINTS_READER, "D": Role.DATA_OFFICER, "S": Role.SYSTEM_ADMINISTRATOR, "U": Role.AUDITOR,
    "W": Role.WORKER, "K": Role.SOCIAL_WORKER,
}  # fmt: skip
TIED = {
    Role.WORKER, Role.CO_ORDINATOR, Role.OUTSIDE_LEAD, Role.SOCIAL_WORKER, Role.VOLUNTEER, Role.COMPLAINTS_READER,
    Role.PANEL_MEMBER, Role.CONSULTANT,
}  # fmt: skip
MATRIX = {
    row["route"]: row["roles"]
    for row in csv.DictReader(Path(__file__).with_name("matrix.csv").read_text().splitlines())
}
AFTER_IT_ENDED = {  # a manager reads help that ended and takes somebody back; the plan stays within reach of leads
    "episode": {Role.MANAGER}, "episode-back": {Role.MANAGER}, "plan": {Role.MANAGER, Role.SAFEGUARDING_LEAD},
    "plan-version": {Role.MANAGER, Role.SAFEGUARDING_LEAD}, "plan-paper": {Role.MANAGER, Role.SAFEGUARDING_LEAD},
    "free-place-of": {Role.MANAGER}, "onward": {Role.MANAGER},
    "onward-receive": {Role.MANAGER}, "onward-accept": {Role.MANAGER},
    "onward-back": {Role.MANAGER}, "onward-withdraw": {Role.MANAGER},
    **{f"closing-letter{name}": {Role.MANAGER} for name in ("s", "", "-anew", "-send", "-paper")},
    "plan-write": {Role.SAFEGUARDING_LEAD}, "plan-share": {Role.SAFEGUARDING_LEAD},
}  # fmt: skip
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
STATES = ("present", "past", "future", "elsewhere", "other area", "in conflict", "switched off", "long answered")
UNKNOWN = UUID("01a20000-0000-7000-8000-000000000000")
ABOUT_A_CHILD = {
    "referral_id",
    "request_id",
    "flag_id",
    "task_id",
    "person_id",
    "episode_id",
    "onward_id",
}  # of whose records the cells below are about


def routes_of_staff(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes_of_staff(pattern)
        elif isinstance(declared_for(pattern.callback), Staff):
            yield pattern


OF_MESSAGES = {"tasks-send-again", "tasks-keep-back"}  # the task below is about a flag: for these it is none of theirs
NAMES = [str(pattern.name) for pattern in routes_of_staff()]


def allowed(route: str) -> set[Role]:
    letters = MATRIX[route]
    if letters in ("*", "@"):
        return set(Role)
    return {role for letter in letters for role in (TIED if letter == "T" else {LETTERS[letter]})}


@pytest.fixture
def here(partnership: Partnership, settings: LazySettings) -> dict[str, Any]:
    """One child's request with a flag and its task, in Kent."""
    settings.CLOCK = MONDAY.isoformat()
    referral: Referral = request_of(partnership, area="kent")
    flag: RedFlag = raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=staff(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD), at=MONDAY,
    )  # fmt: skip
    episode = help_of(referral)
    onward = sent_on_from(episode, staff(partnership, "Linden Fairweather", Role.MANAGER))
    return {"referral_id": referral.pk, "request_id": referral.pk, "flag_id": flag.pk, "person": referral.person_id,
            "person_id": referral.person_id, "episode_id": episode.pk, "onward_id": onward.pk,
            "letter_to": "me", "closed_id": closed_list_of(episode).pk, "plan_id": plan_of(referral).pk,
            "task_id": Task.objects.get(about_id=flag.pk).pk}  # fmt: skip


def help_of(referral: Referral) -> Episode:
    """A service has accepted it, and help has begun; whoever gives support leads it."""
    return Episode.objects.create(
        partnership=referral.partnership, area="kent", person=referral.person, referral=referral, service="kent.hera",
        opened_at=MONDAY, counts_from=MONDAY, stage="started", started_at=MONDAY, programme="one_to_one",
    )  # fmt: skip


def closed_list_of(episode: Episode) -> ClosedList:
    """Its service takes nobody new."""
    return ClosedList.objects.create(
        partnership=episode.partnership, service=episode.service, area=episode.area, noticed_at=MONDAY
    )


def sent_on_from(episode: Episode, by: Account) -> Onward:
    """Somebody elsewhere was asked to take the child on, and has not answered in time."""
    return Onward.objects.create(
        partnership=episode.partnership, area="kent", person=episode.person, referral=episode.referral, episode=episode,
        service="kent.kooth", because="They ask for it", agreed="Wren, by phone", gates={"answer": "undecided"},
        goes_inside=False, sent_at=MONDAY - timedelta(days=9), sent_by=by, answer_by=MONDAY - timedelta(days=4),
        form_key=uuid4(),
    )  # fmt: skip


def plan_of(referral: Referral) -> SafetyPlan:
    """A safety plan that was made with the child."""
    return SafetyPlan.objects.create(
        partnership=referral.partnership, area="kent", person=referral.person, number=1, made_with="Them",
        whose="theirs", likely="maybe", review_on=MONDAY.date(), written_at=MONDAY, form_key=uuid5(UNKNOWN, "plan"),
        written_by=staff(referral.partnership, "Cato Penhale", Role.SAFEGUARDING_LEAD),
    )  # fmt: skip


def answer_long_ago(here: dict[str, Any]) -> None:
    """All that was to do about the child was done forty days ago: the front door reads it no more."""
    then = MONDAY - timedelta(days=40)
    RedFlag.objects.filter(pk=here["flag_id"]).update(handled_at=then, what_was_done="Spoke with them")
    Task.objects.filter(about_id=here["flag_id"]).update(done_at=then, outcome="Done")
    Episode.objects.filter(pk=here["episode_id"]).update(stage="ended", ended_at=then, reason="needs_met")
    Onward.objects.filter(pk=here["onward_id"]).update(state="accepted", answered_at=then)
    Relation.objects.filter(kind=Tie.LEAD, about_id=here["episode_id"]).update(ends_at=then + timedelta(days=28))
    Referral.objects.filter(pk=here["referral_id"]).update(stage=Stage.DECIDED, closed_at=then, flagged=False)


def somebody(partnership: Partnership, role: Role, state: str, here: dict[str, Any]) -> Account:
    """An account in this role and state; whoever gives support leads this child's."""
    home = Partnership.objects.get_or_create(slug="zz-elsewhere", name="Elsewhere")[0]
    account = staff(home if state == "elsewhere" else partnership, f"{role} {state}".replace("_", " "), role,
                    area="medway" if state == "other area" else "")  # fmt: skip
    days: dict[str, dict[str, date]] = {
        "past": {"ends_on": MONDAY.date() - timedelta(days=1)}, "future": {"starts_on": date(2026, 4, 1)},
    }  # fmt: skip
    account.roles.update(**days.get(state, {}))
    if state == "in conflict":
        Relation.objects.create(
            partnership=partnership, account=account, kind=Tie.BLOCK, about_kind="people.person",
            about_id=here["person"], starts_at=MONDAY - timedelta(days=1), source="tests",
        )  # fmt: skip
    if role in WORKERS:
        Relation.objects.create(
            partnership=partnership, account=account, kind=Tie.LEAD, about_kind="support.episode",
            about_id=here["episode_id"], starts_at=MONDAY - timedelta(days=99), source="tests",
        )  # fmt: skip
    return account


def address(pattern: URLPattern, here: dict[str, Any], *, known: bool) -> str:
    """The route's address, with this child's keys or with keys that nobody has."""
    from django.urls import reverse  # noqa: PLC0415  a name of its own in this module

    keys: dict[str, Any] = {}
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__
        unknown: Any = {"IntConverter": 1, "StringConverter": "person", "OnOrOff": "off"}.get(
            kind, uuid5(UNKNOWN, name)
        )
        keys[name] = here.get(name, unknown) if known and is_here(pattern) else unknown
    return reverse(str(pattern.name), kwargs=keys)


def is_here(pattern: URLPattern) -> bool:
    """Whether its keys can be this child's: the room of records calls another thing a request."""
    return not str(pattern.name).startswith("records")


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """One request, whose consequences are undone."""
    with transaction.atomic():
        answer: HttpResponse = client.generic(method, path, "", "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer


def may_open(route: str, pattern: URLPattern, role: Role, state: str) -> bool:
    """What the matrix says of this cell; only where the record is real, of Kent, and about the child."""
    if MATRIX[route] == "@":
        return True
    if state in ("past", "future") or role not in allowed(route):
        return False
    if state == "other area" and str(pattern.name).startswith("records"):
        return False  # records are kept for a whole partnership
    if state == "long answered" and role in AFTER_IT_ENDED.get(route, set()):
        return True
    about = ABOUT_A_CHILD & set(pattern.pattern.converters)
    return not (about and state in ("elsewhere", "other area", "in conflict", "long answered"))


def cells(*, full: bool) -> Iterator[tuple[Role, str, URLPattern, str]]:
    """Every cell; or for every route and role one state and method, so that over all routes each is met."""
    patterns = list(routes_of_staff())
    for number, (role, pattern) in enumerate(product(Role, patterns)):
        if full:
            for state, method in product(STATES, METHODS):
                yield role, state, pattern, method
        else:
            yield role, STATES[number % len(STATES)], pattern, METHODS[(number // len(STATES)) % len(METHODS)]
            if role in LETTERS.values():  # the others may open nothing: one cell of each route is enough
                yield role, "present", pattern, "GET"


def test_every_route_of_staff_stands_in_the_matrix_once() -> None:
    assert sorted(NAMES) == sorted(MATRIX)


@pytest.mark.parametrize("role", Role)
def test_every_cell_answers_as_the_matrix_says(
    role: Role, here: dict[str, Any], partnership: Partnership, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    mine = [cell for cell in cells(full=request.config.getoption("--full")) if cell[0] == role]
    wrong = []
    for state in STATES:
        account = somebody(partnership, role, state, here)
        client = signed_in(account)
        if state == "switched off":
            Account.objects.filter(pk=account.pk).update(is_active=False)
        if state == "long answered":  # the last of the states: nothing comes after it
            answer_long_ago(here)
        for _role, _state, pattern, method in (cell for cell in mine if cell[1] == state):
            wrong += differences(client, here, pattern, method, role, state)

    assert wrong == []


def differences(
    client: Client, here: dict[str, Any], pattern: URLPattern, method: str, role: Role, state: str
) -> list[str]:
    """What is wrong with a cell: it opens and should not, does not and should, breaks, or tells two refusals apart."""
    cell = f"{pattern.name} {role} {state} {method}"
    place, nowhere = address(pattern, here, known=True), address(pattern, here, known=False)
    answer = ask(client, method, place)
    if state == "switched off":
        return [] if is_signed_out(answer, pattern) else [f"{cell}: {answer.status_code}"]
    known = set(pattern.pattern.converters) <= here.keys() and is_here(pattern)
    known = known and pattern.name not in OF_MESSAGES
    if may_open(str(pattern.name), pattern, role, state):
        fits = answer.status_code < 500 and (not known or answer.status_code != 404)
        return [] if fits else [f"{cell}: {answer.status_code}"]
    nothing = ask(client, method, nowhere) if nowhere != place else answer
    if role not in allowed(str(pattern.name)) or known:
        refused = (404,) if role not in allowed(str(pattern.name)) or method == "GET" else (404, 405)
        same = answer.status_code == nothing.status_code and len(answer.content) == len(nothing.content)
        same = same and (answer.status_code in refused or is_for_posting(client, pattern, here))
        return [] if same else [f"{cell}: {answer.status_code}, {nothing.status_code}"]
    alike = (answer.status_code, len(answer.content)) == (nothing.status_code, len(nothing.content))
    asks_first = alike and b'name="step_asked"' in answer.content  # for a second step, before anything is looked at
    return [] if asks_first or answer.status_code in (404, 405, 302) else [f"{cell}: {answer.status_code}"]


def is_for_posting(client: Client, pattern: URLPattern, here: dict[str, Any]) -> bool:
    """Whether a route only takes what is sent to it: whatever it is asked about, it says so alike."""
    return ask(client, "GET", address(pattern, here, known=False)).status_code == 405


def is_signed_out(answer: HttpResponse, pattern: URLPattern) -> bool:
    """The way to sign in; and of a file not even that there is one."""
    if pattern.name == "file":
        return answer.status_code == 404
    return answer.status_code == 302 and answer["Location"].split("?")[0] == "/sign-in/"


@pytest.mark.parametrize("method", METHODS)
def test_whoever_has_not_signed_in_is_asked_to_on_every_route_alike(
    client: Client, here: dict[str, Any], method: str
) -> None:
    lengths = set()
    for pattern in routes_of_staff():
        answer = ask(client, method, address(pattern, here, known=True))
        assert is_signed_out(answer, pattern), pattern.name
        if pattern.name != "file":
            lengths.add(len(answer.content))
    assert lengths == {0}
