"""Form fields: what they accept, what they say, how they are drawn."""

from datetime import date
from typing import Any

import pytest
from django import forms
from markupsafe import Markup

from rightdoor.ground.design.field_errors import error_summary
from rightdoor.ground.design.field_parts import field
from rightdoor.ground.design.form_fields import (
    DayField,
    LineField,
    OneField,
    PaperField,
    SecretField,
    SeveralField,
    TickField,
    WordsField,
)


class Asked(forms.Form):
    name = LineField(label="What should we call you?", width=20, max_length=5, missing="Say what to call you")
    said = WordsField(label="What is going on?", required=False, max_length=20)
    more = WordsField(label="Anything else?", required=False)
    where = OneField(label="Where?", choices=(("kent", "Kent"), ("medway", "Medway")), hints={"kent": "Not Medway"})
    reach = SeveralField(label="How?", choices=(("text", "Text"), ("none", "Neither")), alone="none")
    born_on = DayField(label="Born", earliest=date(2000, 1, 1), latest=date(2026, 4, 9))
    agree = TickField(label="I agree", help_text="You can change your mind")
    word = SecretField(label="Your word")
    paper = PaperField(label="Paper", required=False)
    area = forms.ChoiceField(choices=(("kent", "Kent"),), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    days = forms.SplitDateTimeField(required=False)


FILLED = {
    "name": "Wren",
    "said": "one\r\ntwo <b>",
    "where": "kent",
    "reach": ["text"],
    "born_on_day": "3",
    "born_on_month": "11",
    "born_on_year": "2011",
    "agree": "on",
    "word": " kettle",
    "area": "kent",
}


def asked(**changed: Any) -> Asked:
    return Asked({**FILLED, **changed})


def test_a_form_filled_well_is_clean() -> None:
    form = asked()

    assert form.errors == {}
    assert form.cleaned_data["born_on"] == date(2011, 11, 3)
    assert form.cleaned_data["word"] == " kettle"
    assert error_summary(form) == Markup("")


@pytest.mark.parametrize(
    ("changed", "name", "says"),
    [
        ({"name": ""}, "name", "Say what to call you"),
        ({"name": "Wrennnn"}, "name", "That is too long. Use 5 letters or fewer"),
        ({"said": "x" * 21}, "said", "That is 21 letters. Use 20 or fewer"),
        ({"where": ""}, "where", "We still need an answer: Where?"),
        ({"where": "essex"}, "where", "Choose one of the answers shown"),
        ({"reach": ["pigeon"]}, "reach", "Choose from the answers shown"),
        ({"reach": ["text", "none"]}, "reach", "You ticked “Neither” and something else. Keep one or the other"),
        ({"born_on_month": "13"}, "born_on", "There is no month 13. The day comes first, then the month"),
        ({"born_on_year": "1999"}, "born_on", "The day must be 1 January 2000 or later"),
        ({"born_on_year": "2026"}, "born_on", "The day must be 9 April 2026 or earlier"),
        ({"born_on_day": "", "born_on_month": "", "born_on_year": ""}, "born_on", "We still need an answer: Born"),
    ],
)
def test_an_error_is_a_sentence_that_says_what_to_do(changed: dict[str, Any], name: str, says: str) -> None:
    assert asked(**changed).errors[name] == [says]


def test_a_field_without_a_label_still_asks() -> None:
    class Bare(forms.Form):
        words = LineField()

    assert Bare({}).errors["words"] == ["We still need an answer here"]


def test_typed_words_are_kept_from_the_browser_and_its_spelling_service() -> None:
    drawn = field(asked()["name"]) + field(asked()["said"])

    assert drawn.count('autocomplete="off"') == drawn.count('spellcheck="false"') == 2
    assert drawn.count('writingsuggestions="false"') == 2


def test_line_breaks_in_typed_words_survive_being_drawn() -> None:
    assert "one&#10;two &lt;b&gt;</textarea>" in field(asked()["said"])


def test_words_with_a_limit_are_counted_and_others_are_not() -> None:
    assert 'data-maxlength="20"' in field(asked()["said"])
    assert "character-count" not in field(asked()["more"])


def test_answers_show_their_hint_what_opens_below_and_the_divider() -> None:
    drawn = field(asked()["where"], heading="page", under={"kent": "<p>Which town?</p>"}, divider="medway")

    assert "<h1" in drawn
    assert "Not Medway" in drawn
    assert "Which town?" in drawn
    assert 'govuk-radios__divider">or' in drawn
    assert 'value="kent" checked' in drawn


def test_an_answer_that_stands_alone_says_so_to_the_page() -> None:
    assert 'value="none" data-behaviour="exclusive"' in field(asked()["reach"])


def test_the_wrong_boxes_of_a_day_are_marked_and_linked() -> None:
    form = asked(born_on_year="11")
    drawn = field(form["born_on"])

    assert drawn.count("govuk-input--error") == 1
    assert 'value="3"' in drawn
    assert 'href="#id_born_on-year"' in error_summary(form)


def test_a_stored_day_fills_the_boxes() -> None:
    drawn = field(Asked(initial={"born_on": date(2011, 11, 3)})["born_on"])

    assert all(f'value="{part}"' in drawn for part in ("3", "11", "2011"))


def test_a_day_out_of_its_limits_marks_all_three_boxes() -> None:
    assert field(asked(born_on_year="1999")["born_on"]).count("govuk-input--error") == 3


def test_a_day_may_come_as_one_value_from_a_program() -> None:
    sent = {name: value for name, value in FILLED.items() if not name.startswith("born_on")}

    assert Asked(sent | {"born_on": "2011-11-03"}).errors == {}


@pytest.mark.parametrize(("year", "changed"), [("2011", []), ("2012", ["born_on"]), ("11", ["born_on"])])
def test_a_form_knows_whether_a_day_was_changed(year: str, changed: list[str]) -> None:
    form = Asked({**FILLED, "born_on_year": year}, initial={"born_on": date(2011, 11, 3)})

    assert [name for name in form.changed_data if name == "born_on"] == changed


def test_a_secret_has_a_button_to_see_it_and_is_never_sent_back() -> None:
    drawn = field(asked()["word"])

    assert "Show what you typed" in drawn
    assert "kettle" not in drawn


def test_a_tick_brings_its_own_sentence_and_hint() -> None:
    drawn = field(asked()["agree"])

    assert "I agree" in drawn
    assert "You can change your mind" in drawn
    assert " checked" in drawn


def test_a_quiet_label_is_heard_and_not_seen() -> None:
    assert "govuk-visually-hidden" in field(asked()["name"], quiet_label=True)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("area", "<select"), ("paper", 'type="file"'), ("key", 'type="hidden"'), ("days", 'name="days_0"')],
)
def test_plain_django_fields_are_drawn_too(name: str, drawn: str) -> None:
    assert drawn in field(asked()[name])


def test_the_summary_counts_links_and_says_what_is_kept() -> None:
    form = asked(name="", where="")
    form.add_error(None, "Something about the whole")
    drawn = error_summary(form)

    assert "3 things to put right" in drawn
    assert "Everything else you typed is kept." in drawn
    assert 'href="#id_where"' in drawn
    assert "Something about the whole" in drawn


def test_a_whole_form_draws_itself() -> None:
    drawn = str(asked(name=""))

    assert "One thing to put right" in drawn
    assert 'id="id_born_on-day"' in drawn


def test_one_field_draws_itself_as_a_group() -> None:
    assert "govuk-form-group" in asked()["name"].as_field_group()


def test_a_day_that_was_never_given_leaves_the_boxes_empty() -> None:
    assert 'value="3"' not in field(Asked()["born_on"])


def test_a_widget_knows_when_a_day_was_not_sent_at_all() -> None:
    widget = Asked().fields["born_on"].widget

    assert widget.value_omitted_from_data({}, {}, "born_on")
    assert not widget.value_omitted_from_data({"born_on_day": ""}, {}, "born_on")
    assert widget.id_for_label("id_born_on") == "id_born_on-day"
    assert widget.id_for_label("") == ""
