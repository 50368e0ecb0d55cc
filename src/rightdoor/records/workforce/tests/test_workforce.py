"""Who is qualified and supervised: kept by managers, never by oneself, and always on record."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.records.workforce.actions import (
    NotKept,
    add_qualification,
    add_supervision,
    end_qualification,
    end_supervision,
    list_workforce,
)
from rightdoor.records.workforce.models import Qualification, Supervision, qualification_on, supervision_on
from rightdoor.records.workforce.presenters.people import colleague, workforce
from tests.people_here import MONDAY, SignedIn, staff

TODAY = MONDAY.date()
A_DAY = timedelta(days=1)
NURSE = {"profession": "Mental health nurse", "register": "Invented Register", "number": "1"}


@pytest.fixture(autouse=True)
def _monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def qualify(
    account: Account, by: Account, starts_on: date = TODAY, ends_on: date = TODAY + 90 * A_DAY
) -> Qualification:
    return add_qualification(account_id=account.pk, **NURSE, starts_on=starts_on, ends_on=ends_on, by=by, at=MONDAY)


def supervise(
    account: Account, supervisor: Account, by: Account, starts_on: date = TODAY, ends_on: date | None = None
) -> Supervision:
    return add_supervision(
        account_id=account.pk, supervisor_id=supervisor.pk, starts_on=starts_on, ends_on=ends_on, by=by, at=MONDAY
    )


def test_a_qualification_counts_from_its_first_day_to_its_last(unqualified: Account, manager: Account) -> None:
    row = qualify(unqualified, manager, ends_on=TODAY + A_DAY)

    found = [qualification_on(unqualified, TODAY + n * A_DAY) for n in (-1, 0, 1, 2)]

    assert found == [None, row, row, None]
    assert row.checked_by == manager
    assert acts(about=row.pk) == ["workforce.qualification_added"]


def test_ending_a_qualification_early_is_on_record(unqualified: Account, manager: Account) -> None:
    row = qualify(unqualified, manager)

    end_qualification(qualification_id=row.pk, ends_on=TODAY, by=manager, at=MONDAY)

    assert qualification_on(unqualified, TODAY + A_DAY) is None
    assert acts(about=row.pk) == ["workforce.qualification_added", "workforce.qualification_ended"]


@pytest.mark.parametrize("days", [-1, 91])
def test_a_qualification_ends_within_its_own_days(unqualified: Account, manager: Account, days: int) -> None:
    row = qualify(unqualified, manager)

    with pytest.raises(NotKept, match="not within"):
        end_qualification(qualification_id=row.pk, ends_on=TODAY + days * A_DAY, by=manager, at=MONDAY)


def test_what_ends_before_it_starts_is_not_kept(unqualified: Account, lead: Account, manager: Account) -> None:
    with pytest.raises(NotKept, match="before it starts"):
        qualify(unqualified, manager, ends_on=TODAY - A_DAY)
    with pytest.raises(NotKept, match="before it starts"):
        supervise(unqualified, lead, manager, ends_on=TODAY - A_DAY)

    assert not Qualification.objects.filter(account=unqualified).exists()


def test_supervision_runs_until_it_is_ended(unqualified: Account, lead: Account, manager: Account) -> None:
    row = supervise(unqualified, lead, manager)
    assert supervision_on(unqualified, TODAY + 900 * A_DAY) == row

    end_supervision(supervision_id=row.pk, ends_on=TODAY, by=manager, at=MONDAY)

    assert supervision_on(unqualified, TODAY + A_DAY) is None
    assert acts(about=row.pk) == ["workforce.supervision_added", "workforce.supervision_ended"]


def test_supervision_ends_within_its_own_days(unqualified: Account, lead: Account, manager: Account) -> None:
    row = supervise(unqualified, lead, manager, ends_on=TODAY + A_DAY)

    for days in (-1, 2):
        with pytest.raises(NotKept, match="not within"):
            end_supervision(supervision_id=row.pk, ends_on=TODAY + days * A_DAY, by=manager, at=MONDAY)


def test_nobody_supervises_themselves_and_nobody_from_elsewhere(unqualified: Account, manager: Account) -> None:
    stranger = staff(Partnership.objects.create(slug="elsewhere", name="Elsewhere"), "Odd Stranger", Role.MANAGER)

    for supervisor in (unqualified, stranger):
        with pytest.raises(NotKept, match="another member"):
            supervise(unqualified, supervisor, manager)


def test_nobody_keeps_their_own_record(manager: Account) -> None:
    with pytest.raises(NotKept, match="their own"):
        qualify(manager, manager)


def test_only_managers_and_leads_keep_it(unqualified: Account, practitioner: Account) -> None:
    for by in (unqualified, practitioner):
        with pytest.raises(Denied):
            qualify(unqualified, by)
    with pytest.raises(Denied):
        list_workforce(partnership=practitioner.partnership, by=practitioner, at=MONDAY)

    assert not Qualification.objects.filter(account=unqualified).exists()


def test_a_manager_of_another_partnership_is_refused(unqualified: Account) -> None:
    stranger = staff(Partnership.objects.create(slug="elsewhere", name="Elsewhere"), "Odd Stranger", Role.MANAGER)

    with pytest.raises(Denied):
        qualify(unqualified, stranger)


def test_what_runs_out_within_sixty_days_stands_first(
    practitioner: Account, unqualified: Account, lead: Account, manager: Account
) -> None:
    qualify(unqualified, manager, ends_on=TODAY + 60 * A_DAY)
    supervise(unqualified, lead, manager)

    people = workforce(list_workforce(partnership=manager.partnership, by=manager, at=MONDAY), MONDAY)

    assert [(one.account, one.state) for one in people][:1] == [(unqualified, "soon")]
    assert next(one for one in people if one.account == practitioner).state == "may"
    assert [one.is_practitioner for one in people].count(True) == 2


def test_what_is_missing_is_said(unqualified: Account, lead: Account, manager: Account) -> None:
    assert colleague(unqualified, TODAY).why == "No current qualification and no running supervision"
    qualify(unqualified, manager, starts_on=TODAY - 9 * A_DAY, ends_on=TODAY - A_DAY)
    supervise(unqualified, lead, manager, ends_on=TODAY)

    shown = colleague(unqualified, TODAY)

    assert (shown.why, shown.qualified) == ("No current qualification", "Ended 8 March 2026")
    assert shown.supervised == "Isolde Quarrington, until 9 March 2026"


def test_a_manager_adds_and_ends_on_the_pages(
    manager: Account, unqualified: Account, lead: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    page = f"/work/workforce/{unqualified.pk}/"
    day = {"starts_on": "1/3/2026", "ends_on": "1/3/2027"}

    client.post(f"{page}qualify/", {**NURSE, **day})
    client.post(f"{page}supervise/", {"supervisor_id": str(lead.pk), "starts_on": "1/3/2026"})
    client.post(f"/work/workforce/qualification/{Qualification.objects.get().pk}/end/", {"ends_on": "1/6/2026"})
    client.post(f"/work/workforce/supervision/{Supervision.objects.get().pk}/end/", {"ends_on": "1/6/2026"})

    assert Qualification.objects.get().ends_on == Supervision.objects.get().ends_on == date(2026, 6, 1)
    assert "1 June 2026" in client.get(page).content.decode()
    assert client.get("/work/workforce/").status_code == 200


def test_what_was_typed_comes_back_with_a_sentence(
    manager: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    row = practitioner.qualifications.get()

    short = client.post(f"/work/workforce/{practitioner.pk}/qualify/", {"profession": "Nurse"})
    own = client.post(
        f"/work/workforce/{manager.pk}/qualify/", {**NURSE, "starts_on": "1/3/2026", "ends_on": "2/3/2026"}
    )
    outside = client.post(f"/work/workforce/qualification/{row.pk}/end/", {"ends_on": "1/6/2036"})

    assert [short.status_code, own.status_code, outside.status_code] == [422, 422, 422]
    assert "Nurse" in short.content.decode()
    assert "Nobody keeps their own record" in own.content.decode()
    assert "not within the registration" in outside.content.decode()


def test_days_in_the_wrong_order_are_told_at_the_field(
    manager: Account, lead: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    days = {"starts_on": "2/3/2026", "ends_on": "1/3/2026"}

    for path, more in (("qualify", NURSE), ("supervise", {"supervisor_id": str(lead.pk)})):
        answer = client.post(f"/work/workforce/{practitioner.pk}/{path}/", {**more, **days})
        assert "ends before it starts" in answer.content.decode()


def test_everybody_else_finds_nothing_there(practitioner: Account, administrator: Account, signed_in: SignedIn) -> None:
    for account in (practitioner, administrator):
        client = signed_in(account)
        unknown = client.get(f"/work/workforce/{uuid4()}/")  # under the same links to the pages that are theirs
        for path in ("", f"{practitioner.pk}/", f"{practitioner.pk}/qualify/"):
            answer = client.get(f"/work/workforce/{path}")
            assert (answer.status_code, len(answer.content)) == (404, len(unknown.content))
