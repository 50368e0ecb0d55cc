"""Where public words stand: found in the source, so that nothing is listed by hand.

A string is public when a family can meet it: it stands in a template that the public layouts draw, in Python that a
public view imports, or in the data from which the questions come.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

SOURCE = Path(__file__).resolve().parent.parent / "src" / "rightdoor"
LAYOUTS = {"design/public.html", "design/neutral.html", "design/bare.html"}
STAFFS_ROOMS = ("ground/signin/", "ground/access/")  # as config.speaking says
NOT_SHOWN = ("design/gallery", "ground/design/samples.py")  # a page for those who build the site
SILENT = ("actions", "models", "policy", "queries", "lifecycle", "urls", "migrations", "tests", "apps")
KEPT_TO_BE_READ = (  # written now, read by the family
    "work/triage/letters.py", "work/closing/drafting.py", "work/referrals/actions/receipts.py",
    "work/referrals/outside.py", "ground/messages/neutral.py", "work/calendar/telling.py",
)  # fmt: skip
FUNCTIONS = {
    "_": None, "t": None, "gettext": None, "gettext_lazy": None, "noop": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
}  # fmt: skip


@cache
def templates() -> dict[str, Path]:
    """Every template by the name under which others call it."""
    found = (path for path in SOURCE.rglob("jinja2/**/*.html"))
    return {str(path).split("/jinja2/")[1]: path for path in found}


def drawn_by(name: str) -> set[str]:
    """The templates that one calls: what it extends, includes and imports, and every part by ``rd.<part>``."""
    text = templates()[name].read_text(encoding="utf-8")
    called = set(re.findall(r"{%-?\s*(?:extends|include|from|import)\s+\"([^\"]+)\"", text))
    parts = {f"design/parts/{part}.html" for part in re.findall(r"\brd\.(\w+)", text)}
    return (called | parts) & set(templates())


def closure(begin: Iterable[str], more: Any) -> set[str]:
    """Everything that is reached."""
    found, waiting = set(), list(begin)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += more(name)
    return found


def extends_public(name: str) -> bool:
    """Whether a template is drawn in one of the public layouts."""
    called = re.search(r"{%-?\s*extends\s+\"([^\"]+)\"", templates()[name].read_text(encoding="utf-8"))
    return name in LAYOUTS or (called is not None and called[1] in templates() and extends_public(called[1]))


def public_templates() -> list[Path]:
    """The templates that a family can meet."""
    begin = [name for name, path in templates().items() if extends_public(name) and not of_staff(path)]
    return sorted(templates()[name] for name in closure(begin, drawn_by))


def of_staff(path: Path) -> bool:
    """Whether a file belongs to the pages of staff or of those who build the site."""
    place = path.relative_to(SOURCE).as_posix()
    return place.startswith(STAFFS_ROOMS) or any(part in place for part in NOT_SHOWN)


def public_views() -> set[str]:
    """The modules in which views for everybody stand."""
    from rightdoor.config.declared import routes  # noqa: PLC0415  the site must be set up first
    from rightdoor.config.speaking import STAFFS_ROOMS as ENGLISH  # noqa: PLC0415
    from rightdoor.ground.access.routes import Everyone, declared_for  # noqa: PLC0415

    views = (view for _where, view in routes() if isinstance(declared_for(view), Everyone))
    return {view.__module__ for view in views if not view.__module__.startswith(ENGLISH)}


def path_of(module: str) -> Path | None:
    """The file of a module of ours; nothing for others and for packages."""
    if not module.startswith("rightdoor."):
        return None
    path = SOURCE.joinpath(*module.split(".")[1:]).with_suffix(".py")
    return path if path.exists() else None


def imported_by(module: str) -> list[str]:
    """The modules of ours that one imports, without those that say nothing to anybody."""
    path = path_of(module)
    tree = ast.parse(path.read_text(encoding="utf-8")) if path else ast.Module([], [])
    named = [
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names))
    ]
    return [name for name in named if path_of(name) and not set(name.split(".")) & set(SILENT)]


def public_modules() -> list[Path]:
    """The Python that says something to a family."""
    frame = {"rightdoor.config.shell", "rightdoor.config.failures", "rightdoor.ground.documents.receiving"}
    begin = {*public_views(), *frame}
    found = {path for module in closure(begin, imported_by) if (path := path_of(module)) and not of_staff(path)}
    return sorted({*found, *(SOURCE / place for place in KEPT_TO_BE_READ)})


def words_of_data() -> Iterator[tuple[str, str]]:
    """Every sentence that is kept as data, with its file."""
    for place, words in (
        *(("records/questions/forms", one) for one in words_of_forms()),
        *words_of_the_bank(),
        *(("doors/frontdoor/wording", one) for one in words_of_the_front_door()),
        *(("records/directory/catalogue", one) for one in words_of_the_directory()),
    ):
        yield words, place


def words_of_forms() -> Iterator[str]:
    """The titles of parts and pages, and what stands above them."""
    from rightdoor.records.questions.reading import FORMS, form  # noqa: PLC0415

    for name in FORMS:
        for part in form(name).parts:
            yield from words_in((part.title, *((page.title, page.lead) for page in part.pages)))


def words_of_the_bank() -> Iterator[tuple[str, str]]:
    """Every question in each voice, by the file in which it stands."""
    from rightdoor.records.questions.reading import HERE, bank  # noqa: PLC0415

    for path in sorted((HERE / "bank").glob("*.toml")):
        place = path.relative_to(SOURCE).as_posix()
        for name in tomllib.loads(path.read_text(encoding="utf-8")):
            yield from ((place, words) for words in words_in(bank()[name]))


def words_of_the_front_door() -> Iterator[str]:
    """Topics, needs, and how each fact is asked before anybody asks for help."""
    from rightdoor.doors.frontdoor import wordings  # noqa: PLC0415

    for topic in wordings.topics().values():
        yield topic.words
    for need in wordings.needs().values():
        yield need.say
    for question in wordings.questions().values():
        yield from (question.short, question.why, question.hint, question.none, *question.words.values())
        for answer in question.answers:
            yield from (answer.say, answer.hint, answer.told)


def words_of_the_directory() -> Iterator[str]:
    """Help lines, bodies, partners, roles and kinds; what a service says of itself is its own."""
    from rightdoor.ground.access.lifecycle import ROLE_NAMES  # noqa: PLC0415
    from rightdoor.records.directory import contacts_reading  # noqa: PLC0415
    from rightdoor.records.directory.reading import catalogue  # noqa: PLC0415
    from rightdoor.work.referrals.models import Addition, Asker  # noqa: PLC0415

    for entry in catalogue().entries.values():
        if entry.kind == "partner" or entry.code.startswith("national."):
            yield from (entry.name, entry.full_name, entry.plainly.summary)
    for _suffix, name, says in contacts_reading.OF_EACH_AREA:
        yield from (name, says)
    yield from (str(name) for name in ROLE_NAMES.values())
    yield from (str(one.label) for one in (*Asker, *Addition.Kind))


def words_in(thing: Any) -> Iterator[str]:
    """The words of every voice, however deep they lie."""
    from rightdoor.records.questions.shapes import Words  # noqa: PLC0415

    if isinstance(thing, Words):
        yield from thing.by_voice.values()
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from words_in(getattr(thing, one.name))
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from words_in(inner)


def extracted() -> dict[str | tuple[str, ...], list[str]]:
    """Every public string, with the files in which it stands."""
    found: dict[str | tuple[str, ...], list[str]] = {}
    options = {"trimmed": "true"}
    for method, paths in (("jinja2.ext:babel_extract", public_templates()), ("python", public_modules())):
        for path in paths:
            with path.open("rb") as file:
                for _line, message, _comments, _context in extract(method, file, FUNCTIONS, options=options):
                    found.setdefault(message, []).append(path.relative_to(SOURCE).as_posix())
    for words, place in words_of_data():
        found.setdefault(words, []).append(place)
    return {message: sorted(set(places)) for message, places in found.items() if message}
