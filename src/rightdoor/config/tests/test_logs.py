import json
import logging

import pytest

from rightdoor.config import logs


@pytest.fixture
def spoken(capsys: pytest.CaptureFixture[str]) -> "Spoken":
    before, level = logging.getLogger().handlers, logging.getLogger().level
    logs.configure({})
    yield Spoken(capsys)
    logging.getLogger().handlers = before
    logging.getLogger().setLevel(level)


class Spoken:
    """The lines that were logged."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.capsys.readouterr().err.splitlines()]


def test_an_error_tells_where_it_was_and_of_what_kind_and_never_what_somebody_said(spoken: Spoken) -> None:
    try:
        logs.only_safe_keys(None, "", "Wren told us")  # type: ignore[arg-type]
    except AttributeError:
        logging.getLogger("django.request").exception("Internal Server Error: /ask/?q=%s", "Wren")

    (line,) = spoken.lines()
    assert line["event"] == "error AttributeError"
    assert any(str(place).startswith("logs.py:") for place in line["where"])
    assert "Wren" not in json.dumps(line)


def test_a_key_that_nobody_agreed_never_reaches_a_log(spoken: Spoken) -> None:
    kept = logs.only_safe_keys(None, "info", {"event": "answered", "name": "Wren", "status": 200})

    assert kept == {"event": "answered", "status": 200}


def test_a_warning_of_another_library_keeps_its_kind_alone(spoken: Spoken) -> None:
    logging.getLogger("urllib3").warning("Retrying %s", "https://example.org/wren")

    assert [line["event"] for line in spoken.lines()] == ["warning"]
