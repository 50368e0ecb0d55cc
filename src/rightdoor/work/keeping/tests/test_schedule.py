"""The schedule is readable, and a county changes it only with somebody who says so."""

from pathlib import Path

import pytest

from rightdoor.work.keeping.schedule import ScheduleRefused, read_schedule


def own(tmp_path: Path, words: str) -> str:
    file = tmp_path / "schedule.toml"
    file.write_text(words)
    return str(file)


def test_every_line_says_who_says_so() -> None:
    schedule = read_schedule("")

    assert all(one.source and one.title for one in (*schedule.periods, *schedule.others))
    assert {one.code for one in schedule.periods} >= {"child", "child_wellbeing", "adult", "group"}


def test_a_county_changes_a_period_and_says_who_says_so(tmp_path: Path) -> None:
    schedule = read_schedule(own(tmp_path, '[periods.group]\nyears = 7\nsource = "Our schedule, line 12"'))

    group = next(one for one in schedule.periods if one.code == "group")
    assert (group.years, group.source) == (7, "Our schedule, line 12")
    assert schedule.titles["group"] == group.title


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[periods.grop]\nyears = 7\nsource = 'x'", "no period 'grop'"),
        ("[periods.group]\nyears = 7", "add source"),
        ("[periods.group]\nsince = 'birth'\nsource = 'x'", "cannot be changed"),
        ("[periods.group]\nyears = 0\nsource = 'x'", "must be 1 to 120"),
        ("[periods.group]\nyears = true\nsource = 'x'", "must be 1 to 120"),
        ("[periods.group]\nyears = 'x'\nsource = 'x'", "must be 1 to 120"),
        ("[periods", "cannot be read as TOML"),
    ],
)
def test_a_slip_in_the_countys_file_is_told(tmp_path: Path, words: str, told: str) -> None:
    with pytest.raises(ScheduleRefused, match=told):
        read_schedule(own(tmp_path, words))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScheduleRefused, match="cannot be read"):
        read_schedule(str(tmp_path / "none.toml"))
