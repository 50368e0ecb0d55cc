"""A county's own list of stolen passwords: nobody chooses one of those, and a list that cannot be asked says so."""

from hashlib import sha1
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as pace
from hypothesis import strategies as st

from rightdoor.ground.signin.checks import problems
from rightdoor.ground.signin.forms import NewPassword
from rightdoor.ground.signin.stolen import NotStolen, is_stolen
from tests.people_here import MONDAY

PASSWORDS = st.sets(st.text(min_size=1, max_size=8), max_size=12)


def fingerprint(password: str) -> str:
    return sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def listed(file: Path, passwords: set[str], *, end: str = "\r\n") -> Path:
    lines = [f"{fingerprint(one)}:{count}" for count, one in enumerate(sorted(passwords), start=1)]
    file.write_bytes("".join(line + end for line in sorted(lines)).encode())
    return file


@given(stolen=PASSWORDS, others=PASSWORDS, end=st.sampled_from(["\n", "\r\n"]))
@pace(max_examples=60)
def test_each_of_the_list_is_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, stolen: set[str], others: set[str], end: str
) -> None:
    file = listed(tmp_path_factory.mktemp("stolen") / "list", stolen, end=end)

    assert {one for one in stolen | others if is_stolen(one, file)} == stolen


def test_a_stolen_password_is_refused_where_a_county_keeps_a_list_and_only_there(
    settings: LazySettings, tmp_path: Path
) -> None:
    NotStolen().validate("seven wet umbrellas sing")
    settings.STOLEN = str(listed(tmp_path / "list", {"seven wet umbrellas sing", "another of them"}))

    with pytest.raises(ValidationError, match="stolen from another site"):
        NotStolen().validate("seven wet umbrellas sing")
    NotStolen().validate("nine purple snails dance")
    form = NewPassword({"password": "seven wet umbrellas sing"})
    assert "stolen from another site" in str(form.errors)


@pytest.mark.django_db
def test_a_list_that_cannot_be_read_takes_no_password_and_the_check_says_why(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.STOLEN = str(tmp_path / "nowhere")

    with pytest.raises(ValidationError, match="Nothing was changed"):
        NotStolen().validate("seven wet umbrellas sing")
    assert any("RIGHTDOOR_STOLEN" in problem for problem in problems(MONDAY))
