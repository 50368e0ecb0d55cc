"""What other rooms ask the directory."""

from datetime import date, datetime, timedelta

import holidays as peers

from rightdoor.records.directory import queries
from rightdoor.records.directory.reading import catalogue

NOON = datetime.fromisoformat("2026-03-09T12:00")


def test_help_comes_first_with_emergency_and_then_the_area_s_own_line() -> None:
    lines = queries.help_lines("kent", NOON)

    assert [line.entry.code for line in lines][:3] == [
        "national.emergency",
        "national.nhs111_mental_health",
        "kent.crisis",
    ]
    assert lines[0].is_open is True
    assert lines[0].number_is_known
    assert lines[2].is_open is None
    assert not lines[2].number_is_known
    assert "atlantis.crisis" not in [line.entry.code for line in queries.help_lines("atlantis", NOON)]


def test_a_line_with_hours_says_when_it_opens() -> None:
    line = queries.help_line(catalogue().entries["kent.tss"], datetime.fromisoformat("2026-03-07T12:00"))

    assert line.is_open is False
    assert line.opens_at
    assert line.opens_at.isoformat() == "2026-03-09T09:00:00+00:00"


def test_the_body_that_acts_is_that_of_the_area_and_the_age() -> None:
    assert queries.safeguarding_body("essex").code == "essex.children_and_families_hub"
    assert queries.safeguarding_body("thurrock").code == "thurrock.childrens_safeguarding"
    assert queries.safeguarding_body("essex", adult=True).code == "essex.adult_safeguarding"
    assert queries.safeguarding_body(None).code == "national.council_where_you_live"


def test_the_service_s_own_promise_comes_before_the_area_s_and_may_be_none() -> None:
    hera = queries.response_standard("kent.hera", "kent")

    assert hera
    assert hera.response
    assert hera.duration == timedelta(hours=72)
    assert queries.response_standard("kent.tss", "kent") is None
    assert queries.response_standard(None, None) is None


def test_services_are_found_by_code_and_by_area() -> None:
    assert queries.entry("kent.hera")
    assert queries.entry("kent.nothing") is None
    assert [service.code for service in queries.services_of("hertfordshire")] == ["hertfordshire.inside_out"]
    assert len(queries.areas()) == 121
    assert queries.area_named("kent")
    assert queries.area_named("atlantis") is None


def test_our_bank_holidays_are_those_that_another_table_knows() -> None:
    ours = catalogue().working_time.holidays
    for year in range(2019, 2031):
        theirs = {
            day for day, name in peers.country_holidays("GB", subdiv="ENG", years=year).items() if day.weekday() < 5
        }
        assert {day for day in ours if day.year == year} == theirs, year
    assert date(2020, 5, 8) in ours
    assert date(2020, 5, 4) not in ours
