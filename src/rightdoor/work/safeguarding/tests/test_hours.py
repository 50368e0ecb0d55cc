from datetime import UTC, datetime, timedelta

import pytest

from rightdoor.ground.tasks.protocol import ON_CALL
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.safeguarding import hours
from rightdoor.work.safeguarding.hours import CountyHours


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "deadline"),
    [
        ("2026-03-09T10:00", "2026-03-09T10:15"),
        ("2026-03-09T03:00", "2026-03-09T09:15"),
        ("2026-03-27T16:50", "2026-03-30T09:05"),  # Friday, over the change of clocks
        ("2026-04-02T16:50", "2026-04-07T09:05"),  # the Thursday before Easter
        ("2026-10-23T17:00", "2026-10-26T09:15"),  # and back to winter time
        ("2026-12-24T16:59", "2026-12-29T09:14"),  # Christmas on a Friday, Boxing Day kept on Monday
    ],
)
def test_the_minutes_to_acknowledge_count_only_while_the_door_is_open(
    monkeypatch: pytest.MonkeyPatch, moment: str, deadline: str
) -> None:
    monkeypatch.setattr(hours, "on_call", lambda _area: None)

    assert CountyHours().answer_by("kent", at(moment)) == at(deadline)


def test_with_a_rota_out_of_hours_fifteen_minutes_are_fifteen_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hours, "on_call", lambda _area: ON_CALL)
    night = at("2026-03-29T00:50")  # ten minutes before the clocks go forward

    assert CountyHours().answer_by("kent", night) == night.astimezone(UTC) + timedelta(minutes=15)


@pytest.mark.parametrize(("kent", "deadline"), [(ON_CALL, "2026-03-14T22:15"), (None, "2026-03-16T09:15")])
def test_where_the_area_is_not_known_one_area_on_call_is_enough_for_the_clock(
    monkeypatch: pytest.MonkeyPatch, kent: str | None, deadline: str
) -> None:
    monkeypatch.setattr(hours, "on_call", {"kent": kent}.get)

    assert CountyHours().answer_by("", at("2026-03-14T22:00")) == at(deadline)


def test_the_door_is_open_on_working_days_from_nine_to_five() -> None:
    here = CountyHours()

    assert here.is_open("kent", at("2026-03-09T09:00"))
    assert not here.is_open("kent", at("2026-03-09T17:00"))
    assert not here.is_open("kent", at("2026-04-06T10:00"))  # Easter Monday


def test_the_openings_between_two_moments_are_cut_to_them() -> None:
    spells = list(CountyHours().openings("kent", at("2026-04-02T16:00"), at("2026-04-07T10:00")))

    assert spells == [
        (at("2026-04-02T16:00"), at("2026-04-02T17:00")),
        (at("2026-04-07T09:00"), at("2026-04-07T10:00")),
    ]


def test_areas_have_names_and_choices() -> None:
    here = CountyHours()

    assert "kent" in here.areas()
    assert here.name_of("kent") == "Kent"
    assert here.name_of("nowhere") == "Area not known"
    assert here.out_of_hours("nowhere") == ""
