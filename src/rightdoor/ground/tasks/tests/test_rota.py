from datetime import date, datetime, time, timedelta

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.tasks.actions import NotOnThisRota, add_shifts, end_shift
from rightdoor.ground.tasks.checks import problems
from rightdoor.ground.tasks.gaps import gaps
from rightdoor.ground.tasks.models import Shift, Task
from rightdoor.ground.tasks.protocol import ON_CALL, NoHours, hours, register_hours
from rightdoor.pure.rules.days import LONDON
from tests.people_here import MONDAY, staff

WEEK = [date(2026, 3, 9) + timedelta(days=number) for number in range(5)]


def turns(account, by, *, kind: str = Shift.Kind.DUTY, days=WEEK, starts=time(9), ends=time(17), **more) -> list[Shift]:
    return add_shifts(
        area="kent", kind=kind, account=account, days=days, starts=starts, ends=ends, by=by, at=MONDAY, **more
    )


def test_a_manager_puts_somebody_on_duty_for_a_week(manager, administrator) -> None:
    shifts = turns(administrator, manager, phone="07700 900461")

    assert [shift.starts_at for shift in shifts] == [datetime(2026, 3, day, 9, tzinfo=LONDON) for day in range(9, 14)]
    assert administrator.alerts.phone == "07700 900461"
    assert acts(about=shifts[0].pk) == ["tasks.shift_added"]


def test_the_same_turns_twice_are_there_once(manager, administrator) -> None:
    assert turns(administrator, manager) == turns(administrator, manager)
    assert Shift.objects.count() == 5


def test_a_night_goes_on_into_the_next_day_by_the_clock_on_the_wall(manager, administrator) -> None:
    saturday = date(2026, 3, 28)  # the clocks go forward that night
    shift = turns(administrator, manager, kind=Shift.Kind.ON_CALL, days=[saturday], starts=time(17), ends=time(9))[0]

    assert shift.ends_at == datetime(2026, 3, 29, 9, tzinfo=LONDON)
    assert (shift.ends_at.timestamp() - shift.starts_at.timestamp()) / 3600 == 15


def test_only_those_who_keep_the_rota_of_an_area_change_it(manager, administrator, practitioner) -> None:
    shift = turns(administrator, manager)[0]
    manager.roles.update(area="essex")

    for account in (manager, practitioner):
        with pytest.raises(Denied):
            turns(administrator, account, days=[date(2026, 4, 1)])
        with pytest.raises(Denied):
            end_shift(shift_id=shift.pk, by=account, at=MONDAY)


def test_people_of_other_partnerships_are_not_put_on_this_rota(manager) -> None:
    stranger = staff(Partnership.objects.create(slug="elsewhere", name="Elsewhere"), "Basil Farthing")

    with pytest.raises(NotOnThisRota):
        turns(stranger, manager)


def test_a_turn_ends_now_or_never_begins(manager, administrator) -> None:
    running, coming = turns(administrator, manager)[:2]

    end_shift(shift_id=running.pk, by=manager, at=MONDAY + timedelta(hours=1))
    end_shift(shift_id=coming.pk, by=manager, at=MONDAY)
    end_shift(shift_id=running.pk, by=manager, at=MONDAY + timedelta(hours=2))

    running.refresh_from_db()
    assert running.ends_at == MONDAY + timedelta(hours=1)
    assert not Shift.objects.filter(pk=coming.pk).exists()


def test_gaps_are_the_open_hours_in_which_nobody_is_on_duty(partnership, county, on_rota, administrator) -> None:
    on_rota(administrator, Shift.Kind.DUTY, hours=4)
    on_rota(administrator, Shift.Kind.SECOND, starts=MONDAY + timedelta(hours=5), hours=3)
    county.shut_on = {(MONDAY + timedelta(days=number)).date().isoformat() for number in range(1, 15)}

    found = gaps(partnership, "kent", MONDAY)

    assert [(gap.starts_at.hour, gap.ends_at.hour) for gap in found] == [(13, 14)]


def test_where_on_call_is_chosen_the_nights_are_gaps_too(partnership, county, on_rota, administrator) -> None:
    county.choice = ON_CALL
    on_rota(administrator, Shift.Kind.DUTY, hours=24 * 20)
    on_rota(administrator, Shift.Kind.ON_CALL, hours=24 * 7)

    found = gaps(partnership, "kent", MONDAY)

    assert {gap.kind for gap in found} == {Shift.Kind.ON_CALL}
    assert found[0].starts_at == datetime(2026, 3, 16, 17, tzinfo=LONDON)


def test_the_check_names_each_thing_that_needs_a_person(partnership, county, raised, on_rota, administrator) -> None:
    raised()
    raised(kind=Task.Kind.CONTACT_NOT_MADE, acknowledge_by=MONDAY)
    county.choice = ON_CALL
    on_rota(administrator, Shift.Kind.DUTY, area="essex", hours=24 * 15)
    late = MONDAY + timedelta(minutes=20)

    words = " ".join(problems(late))

    assert "nobody acknowledged in time: 1. Open" in words
    assert "not recorded as made after an hour: 1. Open" in words
    assert "Kent: nobody is on duty" in words
    assert "Essex: nobody is on call" in words
    assert "Nobody holds the role of safeguarding lead" in words


def test_alerts_that_never_left_are_named(partnership, county, raised, lead, settings) -> None:
    settings.OUTBOX = settings.MAIL_URL = ""
    raised()
    send_waiting(by=System("outbox"), at=MONDAY)

    words = " ".join(problems(MONDAY))

    assert "No mail server is given" in words
    assert "could not be sent in the last week: 1." in words


def test_a_full_rota_and_an_empty_list_are_nothing_to_worry_about(
    partnership, county, on_rota, administrator, lead
) -> None:
    for area in county.areas():
        on_rota(administrator, Shift.Kind.DUTY, area=area, hours=24 * 20)

    assert list(problems(MONDAY)) == []


def test_a_site_without_a_partnership_says_so(db) -> None:
    assert "no partnership yet" in next(problems(MONDAY))


def test_a_house_in_which_no_room_knows_the_hours_says_so(monkeypatch: pytest.MonkeyPatch, county) -> None:
    register_hours(county)
    assert hours() is county
    monkeypatch.setattr("rightdoor.ground.tasks.protocol._registered", [])
    with pytest.raises(NoHours):
        hours()
