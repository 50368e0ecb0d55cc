"""Every kind of row is covered: how long it is kept, how it follows its record, and what a copy shows of it."""

from django.apps import apps
from django.db import models

from rightdoor.work.keeping.rows import ABOUT, CHILD, RECORD, Row, childs, rows
from rightdoor.work.keeping.schedule import schedule

OURS = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("rightdoor.")]
KEYS = {"id", "partnership", "about_kind", "about_id", "record_kind", "record_id"}


def test_every_kind_of_row_that_we_keep_is_in_the_table_and_no_other() -> None:
    assert sorted(row.model for row in rows()) == sorted(model._meta.label_lower for model in OURS)


def test_every_kind_of_row_is_kept_by_a_line_of_the_schedule() -> None:
    codes = {*schedule().titles, "record"}

    assert [row.model for row in rows() if row.kept not in codes] == []
    assert [row.model for row in rows() if row.kept == "record" and row.holds != CHILD] == []


def pointers(row: Row) -> set[str]:
    """Every way in which a row points at a part of somebody's record."""
    fields = {field.name: field for field in row.table._meta.concrete_fields}
    kinds = {one.model for one in childs()}
    found = {
        name
        for name, field in fields.items()
        if isinstance(field, models.ForeignKey) and field.related_model._meta.label_lower in kinds
    }
    named = {ABOUT: {"about_kind", "about_id"}, RECORD: {"record_kind", "record_id"}}
    return found | {name for name, needed in named.items() if needed <= fields.keys()}


def test_whatever_points_at_a_part_of_a_record_says_how_it_follows() -> None:
    said = {row.model: {*row.belongs, *row.brings, *row.loose} for row in rows() if row.model != "audit.event"}

    assert said == {row.model: pointers(row) for row in rows() if row.model != "audit.event"}


def test_nothing_that_is_not_a_childs_points_at_a_childs_record() -> None:
    outside = [row for row in rows() if row.holds != CHILD and row.model != "audit.event"]  # the audit holds no words

    assert [row.model for row in outside if pointers(row)] == []


def test_every_part_of_a_record_hangs_on_something_or_is_brought_along() -> None:
    brought = {row.target(name) for row in childs() for name in row.brings}

    hanging = {row.model for row in childs() if row.belongs} | brought | {"people.person"}

    assert {row.model for row in childs()} == hanging


def test_a_copy_says_of_every_field_whether_it_is_shown() -> None:
    for row in childs():
        if row.copy is None:
            continue
        lists = [*row.copy.shows, *row.copy.words, *row.copy.third_party, *row.copy.serious_harm, *row.copy.inside]
        fields = {field.name for field in row.table._meta.concrete_fields if not field.is_relation} - KEYS
        assert len(lists) == len(set(lists)), row.model
        assert set(lists) | {row.copy.when} >= fields, (row.model, fields - set(lists))
        assert set(lists) <= fields, (row.model, set(lists) - fields)


def test_only_rows_without_words_say_nothing_in_a_copy() -> None:
    silent = {row.model for row in childs() if row.copy is None}

    assert silent == {
        "people.personkey", "joining.moved", "joining.apart", "tasks.notice", "keeping.hold", "keeping.ending",
        "keeping.accessrequest", "keeping.bundle", "insight.pastrequest",
    }  # fmt: skip


def test_what_stays_of_an_emptied_row_is_a_field_that_it_has() -> None:
    for row in childs():
        assert set(row.stays) <= {field.name for field in row.table._meta.concrete_fields}, row.model
