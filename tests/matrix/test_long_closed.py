"""On the twenty-ninth day a request is gone for the front door: every route answers as for one that never was."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import handle_flag, prepare_contact, raise_flag, record_contact_made
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.models import Decision
from rightdoor.work.triage.tests.requests_here import request_of
from tests.matrix.test_matrix import METHODS, address, ask, routes_of_staff
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
OLD = {"referral_id", "request_id", "other_id", "flag_id", "task_id", "contact_id", "decision_id", "document_id",
       "person_id"}  # fmt: skip


@pytest.fixture
def gone(partnership: Partnership) -> dict[str, Any]:
    """A request with a file that was answered on Monday, with a flag, a contact and their tasks, all done."""
    lead = staff(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)
    referral: Referral = request_of(partnership, area="kent", preferred_name="Canary Applegarth")
    flag = raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=lead, at=MONDAY,
    )  # fmt: skip
    handle_flag(flag_id=flag.pk, what_was_done="Canary: spoke.", by=lead, at=MONDAY)
    contact = prepare_contact(about=flag, partnership=partnership, area="kent", concern="Canary", by=lead, at=MONDAY)
    record_contact_made(contact_id=contact.pk, made_at=MONDAY, recipient="Them", reference="1", by=lead, at=MONDAY)
    referral.refresh_from_db()
    decision: Decision = decide(
        referral_id=referral.pk, version=referral.version, outcome="advice", formulation="Canary", letter="Canary",
        by=lead, at=MONDAY,
    )  # fmt: skip
    file = Document.objects.create(
        partnership=partnership, about_kind="referrals.referral", about_id=referral.pk, name="canary.pdf", kind="pdf",
        size=3, content=b"pdf", sha256="0" * 64, sent_sha256="0" * 64, state=FileState.CLEAN, received_at=MONDAY,
        checked_at=MONDAY,
    )  # fmt: skip
    return {
        "referral_id": referral.pk, "request_id": referral.pk, "other_id": referral.pk, "flag_id": flag.pk,
        "task_id": Task.objects.get(about_id=flag.pk).pk, "contact_id": contact.pk, "decision_id": decision.pk,
        "document_id": file.pk, "person_id": referral.person_id, "code": referral.code,
    }  # fmt: skip


EACH_TIME, BY_FULL = [Role.PRACTITIONER], [Role.ADMINISTRATOR, Role.SAFEGUARDING_LEAD, Role.MANAGER]


@pytest.mark.parametrize("role", [*EACH_TIME, *(pytest.param(role, marks=pytest.mark.full) for role in BY_FULL)])
def test_no_route_knows_it(
    gone: dict[str, Any], role: Role, partnership: Partnership, settings: LazySettings, signed_in: SignedIn
) -> None:
    settings.CLOCK = (MONDAY + timedelta(days=29)).isoformat()
    client = signed_in(staff(partnership, f"{role}".replace("_", " "), role), second=True)
    wrong = []
    for pattern in routes_of_staff():
        names = set(pattern.pattern.converters)
        if not names or not names <= OLD or str(pattern.name).startswith("records"):
            continue
        for method in METHODS:
            answer = ask(client, method, address(pattern, gone, known=True))
            nothing = ask(client, method, address(pattern, gone, known=False))
            if (answer.status_code, answer.content) != (nothing.status_code, nothing.content):
                wrong.append(f"{pattern.name} {method}: {answer.status_code}, {nothing.status_code}")

    assert wrong == []


def test_no_list_search_or_count_shows_it(
    gone: dict[str, Any], partnership: Partnership, settings: LazySettings, signed_in: SignedIn
) -> None:
    lead = staff(partnership, "Second Lead", Role.SAFEGUARDING_LEAD)
    lists = [reverse(name) for name in ("queue", "safety-list", "tasks-mine")]
    lists += [f"{reverse('queue')}?view={view}" for view in ("mine", "facts", "choosing", "on_the_way", "answered")]
    lists += [f"{reverse('queue')}?at={gone['referral_id']}"]
    shown = {}
    for days in (28, 29):
        settings.CLOCK = (MONDAY + timedelta(days=days)).isoformat()
        client = signed_in(lead)
        pages = [client.get(page).content.decode() for page in lists]
        pages += [client.post(reverse("search"), {"sought": words}, follow=True).content.decode()
                  for words in (gone["code"], "Canary Applegarth")]  # fmt: skip
        shown[days] = sum("Canary" in page for page in pages)

    assert shown[28] >= 4
    assert shown[29] == 0


def test_whoever_asks_again_brings_no_twin_back(
    gone: dict[str, Any], partnership: Partnership, settings: LazySettings, signed_in: SignedIn
) -> None:
    settings.CLOCK = (MONDAY + timedelta(days=29)).isoformat()
    again = request_of(partnership, area="kent", preferred_name="Canary Applegarth", at=MONDAY + timedelta(days=29))

    page = signed_in(staff(partnership, "Bo Fen", Role.ADMINISTRATOR)).get(reverse("request", args=[again.pk]))

    assert str(gone["referral_id"]) not in page.content.decode()
