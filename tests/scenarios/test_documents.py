"""The documents for the county say what the catalogue says."""

import re
from pathlib import Path

from rightdoor.records.directory.reading import catalogue

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_setting_is_in_its_document_with_its_code_and_its_reading() -> None:
    rows = re.findall(
        r"^\| ([A-Z]+-\d+) \| `(\w+)` \| (.+) \| (.+) \|$", (DOCS / "settings.md").read_text(), re.MULTILINE
    )
    written = {name: (code, question, comes) for code, name, question, comes in rows}

    for name, setting in catalogue().settings.items():
        reading = setting.choice or setting.default or ("ask" if setting.number is None else str(setting.number))
        code, question, comes = written.pop(name)
        assert (code, question) == (setting.code, setting.question)
        assert reading in comes
        assert ("firm" in comes) is setting.firm
    assert written == {}


def test_every_ambiguity_of_the_documents_has_a_setting() -> None:
    codes = {setting.code for setting in catalogue().settings.values()}

    assert {f"AMB-{number:02}" for number in range(1, 32)} <= codes


def test_the_words_of_a_criterion_are_explained() -> None:
    explained = (DOCS / "rules.md").read_text()

    for word in (
        "yes",
        "open",
        "otherwise_open",
        "absent",
        "least",
        "open_from",
        "agencies",
        "always_open",
        "at_start",
    ):
        assert f"`{word}" in explained
