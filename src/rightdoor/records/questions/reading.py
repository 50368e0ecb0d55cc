"""The forms in which people ask for help, read from the files in ``forms/`` and checked as they are read.

``forms/bank/*.toml`` holds every question once, in the words of each voice; ``forms/<name>.toml`` says which of
them a form asks, in which parts and pages.  A wrong file stops the site with a sentence that names file and question.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rightdoor.pure.rules.vocabulary import FACT_NAMES
from rightdoor.records.questions.shapes import KINDS, Condition, Form, Option, Page, Part, Question, Words

HERE = Path(__file__).resolve().parent / "forms"
FORMS = ("me", "child", "someone", "group")
VOICES = ("child", "young", "parent", "professional")


class WrongForm(Exception):
    """A form's file cannot be used; the sentence says where and why."""


@cache
def form(name: str) -> Form:
    """One form by its name: me, child, someone or group."""
    path = HERE / f"{name}.toml"
    if name not in FORMS:
        raise WrongForm(f"There is no form '{name}': the forms are {', '.join(FORMS)}.")
    raw = path.read_text(encoding="utf-8")
    table = tomllib.loads(raw)
    parts = tuple(read_part(part, where=path.name) for part in table["part"])
    asked = [question for part in parts for page in part.pages for question in page.questions]
    refuse_twice(path.name, [question.name for question in asked])
    return Form(
        name=name,
        version=f"{table['version']}.{fingerprint(raw, asked)}",
        voices=tuple(table["voices"]),
        fixed=dict(table.get("facts", {})),
        parts=parts,
    )


def fingerprint(raw: str, asked: list[Question]) -> str:
    """Eight letters that change whenever a word of the form or of its questions does."""
    return hashlib.sha256((raw + "".join(sorted(map(repr, asked)))).encode()).hexdigest()[:8]


def refuse_twice(where: str, names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise WrongForm(f"{where}: asked twice: {', '.join(sorted(twice))}.")


def read_part(table: Mapping[str, Any], *, where: str) -> Part:
    pages = tuple(read_page(page, where=where) for page in table["page"])
    return Part(key=table["key"], title=words(table["title"]), pages=pages)


def read_page(table: Mapping[str, Any], *, where: str) -> Page:
    missing = [name for name in table["ask"] if name not in bank()]
    if missing:
        raise WrongForm(f"{where}: page '{table['key']}' asks '{missing[0]}', which is not in the bank.")
    return Page(
        key=table["key"],
        title=words(table.get("title", "")),
        lead=words(table.get("lead", "")),
        questions=tuple(bank()[name] for name in table["ask"]),
        voices=tuple(table.get("voices", VOICES)),
        when=condition(table.get("when"), where=f"{where}: page '{table['key']}'"),
    )


def condition(table: Mapping[str, Any] | None, *, where: str) -> Condition | None:
    """When a page is shown: where an answer holds one of some values."""
    if table is None:
        return None
    if table["question"] not in bank():
        raise WrongForm(f"{where} depends on '{table['question']}', which is not in the bank.")
    return Condition(question=table["question"], has=tuple(table["has"]))


@cache
def bank() -> Mapping[str, Question]:
    """Every question by its name."""
    found: dict[str, Question] = {}
    for path in sorted((HERE / "bank").glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in found:
                raise WrongForm(f"{path.name}: the question '{name}' is in two files.")
            found[name] = read_question(name, table, where=path.name)
    return found


def read_question(name: str, table: Mapping[str, Any], *, where: str) -> Question:
    """One question, checked."""
    kind, fact = table["kind"], table.get("fact", "")
    if kind not in KINDS:
        raise WrongForm(f"{where}: '{name}' is of the kind '{kind}'; the kinds are {', '.join(KINDS)}.")
    options = tuple(read_option(one) for one in table.get("options", ()))
    groups = tuple(
        (words(g["title"]), tuple(read_option(one) for one in g["options"])) for g in table.get("groups", ())
    )
    for told in (fact, *(key for one in options for key in one.facts)):
        if told and told not in FACT_NAMES:
            raise WrongForm(f"{where}: '{name}' answers '{told}', which is not a fact of the front door.")
    if kind in ("one", "several") and not (options or groups):
        raise WrongForm(f"{where}: '{name}' has no answers to choose from.")
    return Question(
        name=name,
        kind=kind,
        words=words(table["words"]),
        hint=words(table.get("hint", "")),
        why=words(table.get("why", "")),
        fact=fact,
        inverse=table.get("inverse", False),
        safety=table.get("safety", False),
        options=options,
        groups=groups,
        alone=table.get("alone", ""),
        longest=table.get("longest", 0),
        most=table.get("most", 0),
        under=tuple(table["under"]) if "under" in table else None,
        voices=tuple(table.get("voices", VOICES)),
    )


def read_option(table: Mapping[str, Any]) -> Option:
    return Option(
        value=table["value"],
        words=words(table["words"]),
        hint=words(table.get("hint", "")),
        voices=tuple(table.get("voices", VOICES)),
        facts=dict(table.get("facts", {})),
    )


def words(given: str | Mapping[str, str]) -> Words:
    """Words for every voice: one text for all, or a text for each."""
    return Words({"any": given} if isinstance(given, str) else dict(given))
