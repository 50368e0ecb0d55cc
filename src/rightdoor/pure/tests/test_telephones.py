import pytest

from rightdoor.pure.telephones import read_number


@pytest.mark.parametrize(
    "written",
    [
        "07700 900123", "07700900123", "+44 7700 900123", "+447700900123", "0044 7700 900 123", "+44 (0)7700 900123",
        "(07700) 900-123", "\u202a+44 7700 900123\u202c", "tel:+44-7700-900123", "07700\u00a0900123",
        "\uff10\uff17\uff17\uff10\uff10900123",
    ],
)  # fmt: skip
def test_one_line_is_one_number_however_it_is_written(written: str) -> None:
    assert read_number(written) == "+447700900123"


@pytest.mark.parametrize(
    "written", ["07700 900124", "01700 900123", "+48 7700 900123", "900123", "", "ask my aunt", "7"]
)
def test_another_line_is_another_number(written: str) -> None:
    assert read_number(written) != "+447700900123"


def test_what_is_no_number_is_nobodys() -> None:
    assert (read_number(""), read_number("ask my aunt")) == ("", "")
