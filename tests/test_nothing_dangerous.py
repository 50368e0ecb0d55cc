"""Ways in which comparable systems were broken, and which this code does not hold at all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template import engines

SOURCE = Path(__file__).parents[1] / "src" / "rightdoor"
PRODUCT = [
    path
    for path in sorted(SOURCE.rglob("*.py"))
    if not {"tests", "migrations", "demo"} & set(path.relative_to(SOURCE).parts)
]
SCRIPTS = [path for path in sorted(SOURCE.rglob("*.js")) if "vendor" not in path.parts]
KEEP_SEALED = {  # on somebody's own phone: one script seals what is kept, a worker keeps the page's files alone
    "today": {"store.js": {"indexedDB"}, "phone.js": {"indexedDB"}, "today.js": {"indexedDB", "serviceWorker"}},
    "passport": {"kept.js": {"indexedDB", "serviceWorker", "caches."}, "keep.js": {"indexedDB", "serviceWorker"},
                 "page.js": {"indexedDB"}},
    "design": {"offline.js": {"caches."}},
}  # fmt: skip
RUNS = {"eval", "exec", "compile", "system", "popen", "__import__"}
READS_CODE = {"pickle", "shelve", "marshal", "yaml", "dill", "jsonpickle"}
STARTS = {"subprocess", "multiprocessing", "pty"}
MADE_OF_NAMES = {  # statements with a name of ours in them; values always go as parameters
    "ground/audit/sequencing.py": "one of two constants of the module",
    "ground/audit/changes.py": "one of two constants of the module; a table by psycopg's own quoting",
    "ground/audit/dropping.py": "a month's table, quoted; by the owner alone",
    "ground/audit/grants.py": "the role, quoted; by the owner alone",
    "ground/access/walled/building.py": "tables of the models; by the owner alone",
    "config/commands/migrate.py": "the role, quoted; by the owner alone",
    "records/people/there.py": "tables and columns of the models",
    "work/keeping/erasing_rows.py": "a table of the models, quoted",
}
SETS_MARKUP = {"queue.js": "a page of this site, escaped by its template"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_nothing_that_was_sent_is_ever_run() -> None:
    assert len(PRODUCT) > 300
    ran = [
        (name_of(path), name)
        for path in PRODUCT
        for name, call in calls(path)
        if name in RUNS and not (isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "re.compile")
    ]
    assert ran == []
    assert [(name_of(path), imported(path) & READS_CODE) for path in PRODUCT if imported(path) & READS_CODE] == []


def test_only_the_closed_room_starts_another_program_and_no_word_of_a_file_reaches_its_command() -> None:
    assert [name_of(path) for path in PRODUCT if imported(path) & STARTS] == ["ground/documents/closed_room.py"]
    starts = [call for name, call in calls(SOURCE / "ground/documents/closed_room.py") if name in ("run", "Popen")]
    assert [ast.unparse(call.args[0]) for call in starts] == ["command"]
    assert all(keyword.arg != "shell" for call in starts for keyword in call.keywords)


def test_no_statement_holds_a_word_that_somebody_typed() -> None:
    made = {
        name_of(path)
        for path in PRODUCT
        for name, call in calls(path)
        if name in ("execute", "executemany", "extra", "RawSQL")
        and call.args
        and not isinstance(call.args[0], ast.Constant | ast.Name)
    }

    assert made == set(MADE_OF_NAMES)


def test_templates_escape_whatever_they_show() -> None:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    loose = [
        (name_of(path), line.strip())
        for path in SOURCE.rglob("jinja2/**/*.html")
        for line in path.read_text().splitlines()
        if re.search(r"\|\s*safe\b|autoescape|\btojson\b", line)
    ]

    assert environment.autoescape is True
    assert [where for where, _line in loose] == ["ground/design/jinja2/design/parts/icon.html"]
    assert [name_of(path) for path in PRODUCT if any(name == "from_string" for name, _call in calls(path))] == []


def test_no_script_makes_code_of_words_and_only_one_makes_markup() -> None:
    assert len(SCRIPTS) >= 7
    for path in SCRIPTS:
        words = path.read_text()
        assert not re.search(r"\beval\b|new Function|document\.write|insertAdjacentHTML|outerHTML", words), path
        assert not re.search(r"setTimeout\(\s*[\"'`]|__proto__|Object\.assign\(.*prototype", words), path
        assert bool(re.search(r"\binnerHTML\b", words)) is (path.name in SETS_MARKUP), path


def test_no_script_keeps_anything_in_the_browser_or_hears_another_window() -> None:
    for path in SCRIPTS:
        found = re.findall(
            r"localStorage|sessionStorage|indexedDB|document\.cookie|postMessage|[\"']message[\"']|WebSocket|"
            r"RTCPeerConnection|EventSource|serviceWorker|importScripts|caches\.|https?://",
            path.read_text(),
        )
        allowed = KEEP_SEALED.get(path.parent.name, {}).get(path.name, set())
        assert set(found) <= allowed, (path, found)


def test_what_a_phone_keeps_goes_through_one_script_that_seals_it() -> None:
    """Of the list and the notes nothing is put on a shelf but what 'seal' gave."""
    store = next(path for path in SCRIPTS if path.parts[-2:] == ("today", "store.js")).read_text()

    assert len(re.findall(r"indexedDB\.open", store)) == 1
    assert re.findall(r'put\("(?:lists|notes)", (?!\{ (?:mark|key: note\.key))', store) == []
    assert len(re.findall(r'await seal\("', store)) == 2


def test_what_a_young_person_keeps_is_put_on_a_shelf_by_one_script_and_only_sealed() -> None:
    """In clear stand what they chose to have in clear, and what opening it needs; the notes go to 'encrypt' alone."""
    ours = {path.name: path.read_text() for path in SCRIPTS if path.parent.name == "passport"}
    kept = ours["kept.js"]

    assert [name for name, words in ours.items() if "indexedDB.open" in words] == ["kept.js"]
    assert re.findall(r"shelf\.(?:put|add)\(.*", kept) == ['shelf.put(row, "one"));']
    assert (
        "const row = { ...name, calls, salt: random(16), iv: random(12), turns: TURNS, wrong: 0, notBefore: 0 };"
        in kept
    )
    assert re.findall(r"\bnotes\b", kept.split("keep: async (word, notes, name, calls)")[1].split("\n    },")[0]) == [
        "notes"
    ]
    assert "key, plain(JSON.stringify(notes)))" in kept


def test_what_opens_a_page_without_a_network_keeps_the_files_of_that_page_alone() -> None:
    worker = next(path for path in SCRIPTS if path.name == "offline.js").read_text()

    assert re.findall(r"caches\.open\(|\.put\(|\.addAll\(\w+\)", worker) == [
        "caches.open(",
        ".addAll(asked)",
        "caches.open(",
    ]
    assert "const asked = self.SHELL.map(" in worker
