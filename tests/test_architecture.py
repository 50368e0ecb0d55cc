"""The house keeps its shape: sizes, names, the direction of relations, and who may use each route."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.urls import path

from rightdoor.config.declared import refuse_undeclared, routes, undeclared_routes
from rightdoor.ground.access.routes import declared_for

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "src" / "rightdoor"
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts)
PRODUCT = [file for file in MODULES if "tests" not in file.parts]
TEMPLATES = sorted(PACKAGE.rglob("jinja2/**/*.html"))
CONTRACTS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
FORBIDDEN_NAMES = {"core", "common", "utils", "helpers", "base", "services", "manager", "handler", "exceptions"}


def short(file: Path) -> str:
    return str(file.relative_to(CHECKOUT))


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(file.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def too_long(file: Path, limit: int) -> list[str]:
    return [
        f"{short(file)}:{f.lineno} {f.name} has {(f.end_lineno or f.lineno) - f.lineno + 1} lines"
        for f in functions(file)
        if (f.end_lineno or f.lineno) - f.lineno + 1 > limit
    ]


def test_no_module_is_longer_than_300_lines() -> None:
    long = [short(file) for file in MODULES if sum(1 for line in file.read_text().splitlines() if line.strip()) > 300]
    assert long == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert [line for file in MODULES for line in too_long(file, 40)] == []


def test_no_view_is_longer_than_20_lines() -> None:
    views = [file for file in PRODUCT if file.name == "views.py" or "views" in file.parent.name]
    # a decorator and a docstring are not what makes a view long
    found = []
    for file in views:
        for view in functions(file):
            body = view.body[1:] if ast.get_docstring(view) else view.body
            if body and (body[-1].end_lineno or 0) - body[0].lineno + 1 > 20:
                found.append(f"{short(file)}:{view.lineno} {view.name}")
    assert found == []


def test_no_template_is_longer_than_120_lines() -> None:
    assert [short(file) for file in TEMPLATES if len(file.read_text().splitlines()) > 120] == []


def test_every_init_file_is_empty() -> None:
    assert [short(file) for file in PACKAGE.rglob("__init__.py") if file.read_text().strip()] == []


def test_no_module_has_a_name_that_could_hold_anything() -> None:
    named = [short(file) for file in PRODUCT if file.stem in FORBIDDEN_NAMES or file.parent.name in FORBIDDEN_NAMES]
    assert named == ["src/rightdoor/ground/access/walled/postgres/base.py"]  # the name that Django looks for


def test_only_views_commands_and_the_middleware_read_the_clock() -> None:
    reads = re.compile(r"timezone\.now\(|datetime\.now\(|date\.today\(|datetime\.today\(|utcnow\(")
    allowed = ("views", "commands", "middleware.py")
    found = [short(f) for f in PRODUCT if reads.search(f.read_text()) and not any(word in str(f) for word in allowed)]
    assert found == []


def test_nobody_listens_to_model_signals_or_overrides_save() -> None:
    found = [
        short(file)
        for file in PRODUCT
        if re.search(r"post_save|pre_save|post_delete|pre_delete|    def save\(self", file.read_text())
    ]
    assert found == []


def order_of_rooms() -> list[str]:
    """Every room from the bottom of the house to its top, as the import contract has them."""
    layers = {
        contract["containers"][0]: contract["layers"]
        for contract in CONTRACTS
        if len(contract.get("containers", [])) == 1
    }
    rooms: list[str] = []
    for wing in reversed(layers["rightdoor"]):
        inside = layers.get(f"rightdoor.{wing}")
        alone = sorted(app.parent.name for app in (PACKAGE / wing).glob("*/apps.py"))  # a wing of one room
        inside = inside or (alone if wing != "config" else [])
        rooms += [f"rightdoor.{wing}.{room}" for room in reversed(inside)] if inside else [f"rightdoor.{wing}"]
    return rooms


def room_of(model: type) -> int:
    order = order_of_rooms()
    return max(i for i, room in enumerate(order) if (model.__module__ + ".").startswith(room + "."))


def test_no_relation_points_to_a_room_above() -> None:
    upward = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("rightdoor.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if field.related_model.__module__.startswith("rightdoor.")
        if room_of(field.related_model) > room_of(model)
    ]
    assert upward == []


def test_every_model_says_what_it_is_in_a_sentence() -> None:
    silent = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("rightdoor.")
        and (not model.__doc__ or model.__doc__.startswith(model.__name__ + "("))
    ]
    assert silent == []


def test_every_route_declares_who_may_use_it() -> None:
    assert undeclared_routes() == []


def test_the_site_refuses_to_start_while_a_route_is_undeclared(monkeypatch: pytest.MonkeyPatch) -> None:
    from rightdoor.config import urls  # noqa: PLC0415  the table of routes itself is changed

    def careless(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("anyone")

    careless_route = path("careless/", careless)
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, careless_route])
    monkeypatch.setattr("rightdoor.config.declared.get_resolver", lambda: _Resolver([*urls.urlpatterns]))

    with pytest.raises(Exception, match="careless"):
        refuse_undeclared()


class _Resolver:
    def __init__(self, patterns: list[object]) -> None:
        self.url_patterns = patterns


def test_no_address_of_the_site_names_a_need_or_a_service() -> None:
    telling = re.compile(r"self-?harm|suicid|abuse|drug|vap|exploit|mental|hera|tss|kooth|safeguard", re.IGNORECASE)
    assert [where for where, view in routes() if declared_for(view) and telling.search(where)] == []


def test_the_glossary_names_every_model_and_no_other() -> None:
    words = (CHECKOUT / "docs" / "words.md").read_text()
    named = set(re.findall(r"`([a-z_]+\.[A-Za-z]+)` \|$", words, re.MULTILINE))
    ours = {m._meta.label for m in apps.get_models() if m.__module__.startswith("rightdoor.")}
    assert named == ours


def test_the_map_shows_every_room_in_its_order() -> None:
    rooms = re.findall(r"^\| `([a-z_.]+)` \|", (CHECKOUT / "docs" / "map.md").read_text(), re.MULTILINE)
    assert [f"rightdoor.{room}" for room in reversed(rooms)] == order_of_rooms()


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)  # it leaves with an error where one is missing
