import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rightdoor.config import logs


class Spoken:
    """The lines that were logged."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def spoken() -> Iterator[Spoken]:
    root, found = logging.getLogger(), Spoken()
    before, level = root.handlers, root.level
    logs.configure({})
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(found.stream)
    logging.disable(logging.NOTSET)
    yield found
    root.handlers = before
    root.setLevel(level)


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
