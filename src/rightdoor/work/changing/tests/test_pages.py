"""Managers change a service on its pages: in fields or as text, and lose nothing they typed."""

from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.directory.queries import services
from rightdoor.records.directory.reading import section_of_file
from rightdoor.work.changing.forms.criteria import FACTS, CodesForm, NumberForm, form_for, is_in_fields
from rightdoor.work.changing.forms.parts import PeriodForm, ProgrammeForm
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.tests.changes_here import HERA, HOURS, agreed, asked, drafted, older
from rightdoor.work.changing.writing import parts_of
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
DAY = {"from_day_day": "16", "from_day_month": "3", "from_day_year": "2026"}
WORDS = {"source_words": "Aged 12 to 17.", "found_in": "Contract of 3 March 2026"}


def told(client: Client, name: str, *keys: Any) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def sent(client: Client, name: str, *keys: Any, **said: Any) -> tuple[int, str]:
    answer = client.post(reverse(name, args=keys), said)
    return answer.status_code, unescape(answer.content.decode())


def test_from_the_list_of_services_to_a_change_that_another_manager_agrees_to(
    first: Account, second: Account, signed_in: SignedIn
) -> None:
    mine = signed_in(first)
    assert "HERA" in told(mine, "service-rules")
    assert "It is for people aged 10 to 18." in told(mine, "service-rules-of", HERA)
    assert sent(mine, "change-begin", HERA, "criteria", form_key=str(uuid4()))[0] == 302
    one = ServiceChange.objects.get()
    assert "It says what holds now." in told(mine, "change", one.pk)
    assert "is being changed" in told(mine, "service-rules")
    again = sent(mine, "change-begin", HERA, "criteria", form_key=str(uuid4()))
    assert again[0] == 409
    assert "Somebody is changing this already" in again[1]

    part = told(mine, "change-part", one.pk, 0)
    assert "Also in the file, and kept: open: {'18': 'eighteen_counts'}" in part
    seen = one.touched_at.isoformat()
    ages = {**WORDS, "sentence": "It is for people aged 12 to 17.", "lowest": "12", "highest": "17", "seen": seen}
    assert sent(mine, "change-part", one.pk, 0, **ages)[0] == 302
    page = told(mine, "change", one.pk)
    assert '+ says = "It is for people aged 12 to 17."</ins>' in page
    assert '+ test = {fact = "age", least = 12, most = 17' in page
    status, page = sent(mine, "change-ask", one.pk, **DAY)
    assert (status, "Say why" in page) == (422, True)
    assert sent(mine, "change-ask", one.pk, **DAY, reason="A new contract")[0] == 302

    theirs = signed_in(second)
    page = told(theirs, "change", one.pk)
    assert "waits for a second person" in page
    assert "Take it back" not in page
    status, page = sent(theirs, "change-settle", one.pk, settled="not_agreed")
    assert (status, "Say why not" in page) == (422, True)
    assert sent(theirs, "change-settle", one.pk, settled="agreed")[0] == 302
    page = told(theirs, "change", one.pk)
    assert "agreed by Merle Tallowfield, holds from its day" in page
    assert sent(theirs, "change-withdraw", one.pk)[0] == 302
    assert "agreed, then withdrawn by Merle Tallowfield" in told(theirs, "service-rules-of", HERA)


def test_what_was_typed_comes_back_where_it_is_refused(first: Account, signed_in: SignedIn) -> None:
    mine, one = signed_in(first), drafted(first)
    seen = one.touched_at.isoformat()
    ages = {**WORDS, "sentence": "Older ones", "lowest": "19", "highest": "17", "seen": seen}
    for changed, words in (
        ({}, "At most cannot be less than at least"),
        ({"lowest": "x12"}, "Write a whole number, or leave it empty"),
        ({"lowest": "9", "source_words": ""}, "Give the words on which it rests"),
    ):
        status, page = sent(mine, "change-part", one.pk, 0, **{**ages, **changed})
        assert (status, words in page, "Older ones" in page) == (422, True, True)
    status, page = sent(mine, "change-part", one.pk, 0, **{**ages, "lowest": "9", "seen": "2026-01-01"})
    assert (status, "another window" in page, "Older ones" in page) == (409, True, True)
    status, page = sent(mine, "change-text", one.pk, wording="[[criteria]]\nname = ")
    assert (status, "Line 2: This is not valid TOML" in page, "name = </textarea>" in page) == (409, True, True)


def test_programmes_and_hours_are_written_in_fields(first: Account, signed_in: SignedIn) -> None:
    mine, one = signed_in(first), drafted(first, "programme")
    form = {**WORDS, "seen": one.touched_at.isoformat(), "called": "A walk and a talk", "kind_of_help": "one_to_one",
            "meet_by": ["face_to_face"], "from_age": "12", "to_age": "17", "at_most_sessions": "6"}  # fmt: skip
    assert sent(mine, "change-part-new", one.pk, "programme", **form)[0] == 302
    one.refresh_from_db()
    assert parts_of(one.change)[-1] == {
        "name": "a_walk_and_a_talk", "says": "A walk and a talk", "kind": "one_to_one", "ways": ["face_to_face"],
        "youngest": 12, "oldest": 17, "sessions": 6, "quote": "Aged 12 to 17.",
        "stands_in": "Contract of 3 March 2026",
    }  # fmt: skip
    assert sent(mine, "change-part-remove", one.pk, 0, seen=one.touched_at.isoformat())[0] == 302
    hours = drafted(first, "hours")
    form = {**WORDS, "seen": hours.touched_at.isoformat(), "on_days": ["monday"], "opens_at": "9.30", "closes_at": "9"}
    for changed, words in (
        ({}, "It must close later than it opens"),
        ({"closes_at": "noon"}, "Write a time such as 09:00"),
        ({"closes_at": "17", "first_day_day": "2", "first_day_month": "3", "first_day_year": "2026",
          "last_day_day": "1", "last_day_month": "3", "last_day_year": "2026"}, "The last day comes after the first"),
    ):  # fmt: skip
        status, page = sent(mine, "change-part-new", hours.pk, "hours", **{**form, **changed})
        assert (status, words in page) == (422, True)
    assert sent(mine, "change-part-new", hours.pk, "hours", **{**form, "closes_at": "17"})[0] == 302
    page = told(mine, "change", hours.pk)
    assert "Mon 09:30–17:00" in page
    assert sent(mine, "change-back", hours.pk)[0] == 302
    assert "not agreed by Juno Ashdown: taken back" in told(mine, "service-rules-of", HERA)


def test_answers_that_fit_and_that_do_not_are_written_in_fields(first: Account, signed_in: SignedIn) -> None:
    mine, one = signed_in(first), drafted(first)
    form = {**WORDS, "seen": one.touched_at.isoformat(), "sentence": "It is for schools in the pilot.",
            "fits": ["true"], "fits_not": ["false"], "others": "no", "not_said": "unknown"}  # fmt: skip
    status, page = sent(mine, "change-part-new", one.pk, "school_in_pilot", **{**form, "fits_not": ["true"]})
    assert (status, "stands in two lists" in page) == (422, True)
    assert sent(mine, "change-part-new", one.pk, "school_in_pilot", **form)[0] == 302
    one.refresh_from_db()
    assert parts_of(one.change)[-1]["test"] == {
        "fact": "school_in_pilot", "yes": [True], "no": [False], "otherwise": "no", "absent": "unknown",
    }  # fmt: skip
    assert mine.get(reverse("change-part-new", args=[one.pk, "height"])).status_code == 404
    assert mine.get(reverse("change-part", args=[one.pk, 99])).status_code == 404


def shipped() -> list[tuple[str, str, dict[str, Any]]]:
    """Every part of every service's file."""
    return [
        (one.code, section, dict(part))
        for one in services()
        for section in ("criteria", "programme", "hours")
        for part in section_of_file(one.code, section)
    ]


def test_every_part_of_every_file_comes_out_of_its_form_as_it_went_in() -> None:
    in_fields = 0
    for _service, section, part in shipped():
        if section == "criteria" and not is_in_fields(part):
            continue
        in_fields += 1
        made = {"criteria": form_for if section == "criteria" else None, "programme": lambda _p: ProgrammeForm,
                "hours": lambda _p: PeriodForm}[section]  # fmt: skip
        shown = made(part)(part=part)  # type: ignore[misc]
        data: dict[str, Any] = {"seen": "now"}
        for name, field in shown.fields.items():
            value = shown.get_initial_for_field(field, name)
            if hasattr(field, "earliest"):
                data |= (
                    {f"{name}_{unit}": str(getattr(value, unit)) for unit in ("day", "month", "year")} if value else {}
                )
            elif value not in (None, "") and value is not False:
                data[name] = value
        form = made(part)(data, part=part)  # type: ignore[misc]
        assert form.is_valid(), (part, form.errors)
        written = form.as_arguments()["part"]
        if "test" in part:
            usual = {"otherwise": "no", "absent": "unknown"} if form_for(part) is CodesForm else {}
            assert {**usual, **part["test"]} == {**usual, **written["test"]}
        assert {k: v for k, v in written.items() if k != "test"} == {
            k: v for k, v in part.items() if k != "test" and v not in (False, [])
        }
    assert in_fields > 60


def test_every_fact_that_can_be_added_has_a_form() -> None:
    for fact in FACTS:
        form = form_for({"test": {"fact": fact}})(part={"test": {"fact": fact}})
        assert isinstance(form, NumberForm) or form.fields["fits"].choices, fact  # type: ignore[attr-defined]


def test_nobody_else_opens_or_changes_it(partnership: Partnership, first: Account, signed_in: SignedIn) -> None:
    one = older(first)
    elsewhere = staff(partnership, "Cato Penhale", Role.MANAGER, area="medway")
    worker = staff(partnership, "Juniper Vale", Role.WORKER, area="kent")
    for nobody in (elsewhere, worker):
        client = signed_in(nobody)
        assert client.get(reverse("change", args=[one.pk])).status_code == 404
        assert sent(client, "change-text", one.pk, wording=HOURS)[0] == 404
    assert "HERA" not in told(signed_in(elsewhere), "service-rules")


def test_a_second_manager_reads_a_draft_and_does_not_write_it(
    first: Account, second: Account, signed_in: SignedIn
) -> None:
    one = older(first)
    theirs = signed_in(second)
    assert "being written" in told(theirs, "change", one.pk)
    status, page = sent(theirs, "change-settle", one.pk, settled="agreed")
    assert (status, "It is still being written. Nobody was asked yet." in page) == (409, True)
    assert sent(theirs, "change-text", one.pk, wording=one.written)[0] == 404
    assert theirs.get(reverse("change-part", args=[one.pk, 0])).status_code == 404
    asked(one, first)
    assert signed_in(first).get(reverse("change-part", args=[one.pk, 0])).status_code == 302
    agreed(one, second, at=MONDAY)
    assert "Begin a change with this wording" in told(signed_in(first), "change", one.pk)
