"""The papers on safety say what is so: each requirement once, each named test there, each number as the code has it."""

import ast
import json
import re
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from rightdoor.ground.access.walled.building import ABOUT_CHILDREN

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "rightdoor"
SAFETY = CHECKOUT / "docs" / "safety"
NUMBERS = dict(
    line.split() for line in (CHECKOUT / "tests" / "asvs_5_0.txt").read_text().splitlines() if line[:1].isdigit()
)  # of each requirement its level
WITH_TESTS = ("asvs.md", "promises.md", "hazards.md", "data-protection.md", "fields.md")
A_TEST = re.compile(r"`([\w/.-]+\.py)::(test_\w+)`")
REGISTRY = "https://registry.npmjs.org/"
NOT_MET, NO_MATTER = "**not met**", "does not apply"


def rows(page: str) -> list[list[str]]:
    """The rows of a page's tables, without their heads."""
    lines = [line for line in (SAFETY / page).read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {number - 1 for number, row in enumerate(cells) if all(re.fullmatch(r":?-+:?", cell) for cell in row)}
    return [row for number, row in enumerate(cells) if number not in heads and number - 1 not in heads]


def requirements() -> list[list[str]]:
    return [row for row in rows("asvs.md") if re.fullmatch(r"\d+\.\d+\.\d+", row[0]) and len(row) == 5]


@cache
def named_in(path: str) -> frozenset[str]:
    """The tests of a file, which is named from the checkout or from the product's own folder."""
    found = next((base / path for base in (CHECKOUT, SOURCE) if (base / path).is_file()), None)
    if found is None:
        return frozenset()
    tree = ast.parse(found.read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_each_requirement_of_levels_one_and_two_stands_there_once_with_its_level() -> None:
    assert len(NUMBERS) == 253
    assert [(row[0], row[1]) for row in requirements()] == list(NUMBERS.items())


def test_each_requirement_names_its_tests_or_says_why_there_are_none() -> None:
    for number, _level, subject, how, test in requirements():
        assert subject, number
        assert how, number
        assert bool(A_TEST.search(test)) or how.startswith((NOT_MET, NO_MATTER)), number
        assert not how.startswith((NOT_MET, NO_MATTER)) or ":" in how, number


def test_what_is_not_met_is_told_again_at_the_end() -> None:
    end = (SAFETY / "asvs.md").read_text().partition("\n## Not met\n")[2]
    told = re.findall(r"^- \*\*([\d., ]+)\*\*", end, re.MULTILINE)

    open_ones = [row[0] for row in requirements() if row[3].startswith(NOT_MET)]
    assert sorted(number for line in told for number in line.split(", ")) == sorted(open_ones)


@pytest.mark.parametrize("page", WITH_TESTS)
def test_every_test_that_a_paper_names_is_there(page: str) -> None:
    named = A_TEST.findall((SAFETY / page).read_text())

    assert len(named) >= 10
    assert [f"{path}::{name}" for path, name in named if name not in named_in(path)] == []


@pytest.mark.parametrize("page", ["promises.md", "hazards.md", "data-protection.md", "fields.md"])
def test_every_line_of_a_paper_names_a_test(page: str) -> None:
    without = [row[0] for row in rows(page) if not A_TEST.search(row[-1]) and not row[-1].startswith(NO_MATTER)]

    assert without == []


def test_every_kind_of_row_about_a_child_stands_once_among_the_fields() -> None:
    named = [label for row in rows("fields.md") for label in re.findall(r"`(\w+\.\w+)`", row[1])]
    about = {model._meta.label_lower for name in ABOUT_CHILDREN for model in apps.get_app_config(name).get_models()}

    assert len(named) == len(set(named))
    assert sorted(about - set(named)) == []


def test_every_limit_is_the_number_that_its_constant_has() -> None:
    limits = [row for row in rows("limits.md") if len(row) == 3 and re.fullmatch(r"`[\w.]+`", row[2])]
    wrong = []
    for what, said, where in limits:
        module, _dot, name = where.strip("`").rpartition(".")
        known = getattr(import_module(f"rightdoor.{module}"), name)
        known = int(known.total_seconds() // 60) if isinstance(known, timedelta) else known
        wrong += [] if str(known) == said else [(what, said, known)]

    assert len(limits) >= 30
    assert wrong == []


def test_every_module_that_does_cryptography_is_in_the_list_of_keys() -> None:
    does = re.compile(r"^(?:from|import) (?:hashlib|hmac|secrets|cryptography|jwt|ssl)\b|make_password|check_password|"
                      r"salted_hmac|signing\.|uuid4", re.MULTILINE)  # fmt: skip
    using = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if not {"tests", "migrations", "demo"} & set(path.parts) and does.search(path.read_text())
    }
    named = set(re.findall(r"`([\w/]+\.py)`", (SAFETY / "keys.md").read_text()))

    assert using - named == set()
    assert {path for path in named if not (SOURCE / path).is_file()} == set()


def test_every_setting_is_explained_and_every_secret_has_its_line() -> None:
    words = [path.read_text() for path in SOURCE.rglob("*.py") if not {"tests", "demo"} & set(path.parts)]
    settings = {name for text in words for name in re.findall(r"\"(RIGHTDOOR_[A-Z_]+)\"", text)}
    running = (CHECKOUT / "docs" / "running.md").read_text()
    keys = (SAFETY / "keys.md").read_text()

    assert sorted(name for name in settings if f"`{name}`" not in running) == []
    secrets = {name for name in settings if re.search(r"KEY|SECRET|PASS", name)}
    assert sorted(name for name in secrets if f"`{name}`" not in keys) == []


def test_every_package_is_taken_by_its_fingerprint_from_one_place() -> None:
    lock = (CHECKOUT / "requirements.lock").read_text()
    packages = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    front = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]

    assert len(packages) > 50
    assert all("--hash=sha256:" in part for part in re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:])
    assert not re.search(r"--(?:extra-)?index-url|--find-links|@ (?:https?|git)", lock)
    from_elsewhere = [one for one in front.values() if not one.get("resolved", REGISTRY).startswith(REGISTRY)]
    assert from_elsewhere == []
    assert all(one["integrity"].startswith("sha512-") for name, one in front.items() if name)
