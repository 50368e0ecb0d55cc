"""What an event says comes from the server: no visitor chooses an act, a client, an address or a line of a log."""

import ast
from pathlib import Path

import pytest
from django.urls import reverse

from rightdoor.ground.audit.models import Event
from tests.people_here import MONDAY

PACKAGE = Path(__file__).resolve().parents[3]
PRODUCT = [file for file in PACKAGE.rglob("*.py") if not {"tests", "migrations", "demo"} & set(file.parts)]
GIVEN_ON = {"act", "ruling.act", "declaration.act"}  # handed on by the engine, from constants of the table


def is_constant(node: ast.expr) -> bool:
    """Text of ours, a name in capitals, or a choice between two."""
    if isinstance(node, ast.IfExp):
        return is_constant(node.body) and is_constant(node.orelse)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    said = ast.unparse(node)
    return said in GIVEN_ON or said.rsplit(".", 1)[-1].isupper()


def acts_in(file: Path) -> list[tuple[int, ast.expr]]:
    """The act of every call that writes to the audit."""
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call) and node.args]
    named = [call for call in calls if ast.unparse(call.func).rsplit(".", 1)[-1] in ("record", "record_denial")]
    return [(call.lineno, call.args[0]) for call in named]


def test_every_act_is_a_constant_of_the_server() -> None:
    found = {file: acts_in(file) for file in PRODUCT}
    loose = [
        f"{file.relative_to(PACKAGE)}:{line} {ast.unparse(node)}"
        for file, acts in found.items()
        for line, node in acts
        if not is_constant(node)
    ]

    assert sum(map(len, found.values())) > 60
    assert loose == []


@pytest.mark.django_db
def test_nothing_that_a_browser_says_of_itself_reaches_the_audit(
    administrator, partnership, signed_in, settings, caplog
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    evil = "\r\nact: forged \x1b[31m"
    said = {
        "HTTP_USER_AGENT": "Zanzibar" * 131_072, "HTTP_X_FORWARDED_FOR": "6.6.6.6", "HTTP_X_REQUEST_ID": "Zanzibar",
        "HTTP_REFERER": "https://zanzibar.example/",
    }  # fmt: skip

    browser = signed_in(administrator)
    browser.get(reverse("queue") + "?act=forged.act&client=api&zanzibar=1", **said)
    browser.post(reverse("search"), {"sought": f"Zanzibar{evil}", "act": "forged.act", "actor_id": "1"}, **said)

    events = str(list(Event.objects.values()))
    assert Event.objects.filter(act="triage.search", client="web").exists()
    assert not any(word in events.lower() for word in ("forged", "zanzibar", "6.6.6.6", "\\x1b", "api"))
    assert not any(word in caplog.text.lower() for word in ("zanzibar", "forged", "\x1b"))
