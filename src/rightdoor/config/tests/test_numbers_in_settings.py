import pytest

from rightdoor.config.surroundings import number


@pytest.mark.parametrize(("given", "read"), [("", 3), ("2", 2), (" 1 ", 1)])
def test_a_number_is_read_in_figures(monkeypatch: pytest.MonkeyPatch, given: str, read: int) -> None:
    monkeypatch.setenv("RIGHTDOOR_PROXIES", given)

    assert number("RIGHTDOOR_PROXIES", default=3) == read


def test_a_number_in_words_stops_the_site_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIGHTDOOR_PROXIES", "two")

    with pytest.raises(SystemExit, match="number in figures"):
        number("RIGHTDOOR_PROXIES", default=0)
