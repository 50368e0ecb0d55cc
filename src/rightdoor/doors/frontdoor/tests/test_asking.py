"""What would help?  It asks only what can change an answer, never twice, and never ends nowhere."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.doors.frontdoor.finding import MOST_QUESTIONS, find, next_question
from rightdoor.doors.frontdoor.tests.visits import all_safe, answer_question, seen
from rightdoor.doors.frontdoor.told import RED_FLAGS, Told
from rightdoor.doors.frontdoor.wordings import NONE, Question, questions
from rightdoor.ground.access.models import Partnership

AT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
AREAS = ["kent", "medway", "essex", "southend-on-sea", "hertfordshire", "london", "leeds"]


def where(answer: HttpResponse) -> str:
    return str(answer["Location"])


def test_red_flags_come_before_anything_else(client: Client) -> None:
    assert where(client.get("/what-would-help/")) == "/what-would-help/1/"
    assert "Is anyone in danger?" in seen(client.get("/what-would-help/1/"))


@pytest.mark.parametrize("flag", RED_FLAGS)
def test_a_yes_shows_help_at_once_and_two_ways_on(client: Client, partnership: Partnership, flag: str) -> None:
    answer = client.post("/what-would-help/1/", {"answer": [flag]}, follow=True)
    words = seen(answer)

    assert answer.redirect_chain == [("/what-would-help/now/", 302)]
    assert words.index("Call 999") < words.index("Tell us too") < words.index("Go on to see what would help")


def test_a_red_flag_keeps_help_on_the_list_too(client: Client, partnership: Partnership) -> None:
    client.post("/what-would-help/1/", {"answer": ["immediate_suicide_risk"]})

    assert "you don’t have to wait" in seen(client.get("/find/list/"))


def test_an_answer_that_a_person_must_act_on_shows_help_at_once(client: Client, partnership: Partnership) -> None:
    answer_question(client, "who", "work")

    assert where(answer_question(client, "exploitation_level", "active")) == "/what-would-help/now/"


def test_red_flags_are_shown_again_as_they_were_answered(client: Client, partnership: Partnership) -> None:
    client.post("/what-would-help/1/", {"answer": ["in_danger_now"]})

    assert 'value="in_danger_now" checked' in client.get("/what-would-help/1/").content.decode()


def test_red_flags_can_be_left_unsaid(client: Client) -> None:
    assert where(client.post("/what-would-help/1/", {"skip": "1"})) == "/what-would-help/2/"


def test_an_empty_answer_is_asked_again_and_says_what_would_do(client: Client) -> None:
    assert "Tick what is true, or “None of these”" in seen(client.post("/what-would-help/1/", {}))
    assert "Choose one, or press “Not sure”" in seen(client.post("/what-would-help/2/", {"answer": ""}))


def test_a_child_in_medway_is_asked_where_the_school_is_and_why(client: Client) -> None:
    all_safe(client)
    for fact, answer in [("who", "me"), ("needs", ["anxiety"]), ("lives_in", "Chatham"), ("age", "15")]:
        answer_question(client, fact, answer)
    words = seen(client.get("/what-would-help/6/"))

    assert "Where is your school or college?" in words
    assert "Some services also take people who go to school in their area." in words
    assert "Therapeutic Support Service May suit" in words
    assert "Home: Chatham, Medway" in words


@pytest.mark.parametrize(
    ("who", "asked"), [("me", "How old are you?"), ("child", "How old is your child?"), ("work", "How old is the")]
)
def test_questions_take_the_voice_of_whoever_asks(client: Client, who: str, asked: str) -> None:
    all_safe(client)
    answer_question(client, "who", who)

    assert asked in seen(client.get("/what-would-help/5/"))


def test_a_question_for_professionals_is_never_asked_of_a_child(client: Client) -> None:
    answer_question(client, "who", "me")

    assert client.get("/what-would-help/23/").status_code == 404


def test_an_answer_can_be_changed_and_taken_back(client: Client) -> None:
    answer_question(client, "age", "15")
    assert 'value="15"' in client.get("/what-would-help/5/").content.decode()

    answer_question(client, "age", "16")
    assert "16 years old" in seen(client.get("/find/list/"))

    client.post("/what-would-help/5/", {"skip": "1"})
    assert "years old" not in seen(client.get("/find/list/"))


def test_back_leads_to_the_question_before(client: Client) -> None:
    def back(address: str) -> str:
        page = client.get(address).content.decode()
        return page[: page.index('" class="govuk-back-link"')].rsplit('href="', 1)[1]

    assert back("/what-would-help/2/") == "/what-would-help/1/"
    answer_question(client, "who", "me")
    answer_question(client, "needs", ["anxiety"])

    assert back("/what-would-help/4/") == "/what-would-help/3/"
    assert back("/what-would-help/3/") == "/what-would-help/2/"


def test_one_may_stop_at_any_time(client: Client) -> None:
    for number in (2, 3, 4, 5):
        assert 'href="/find/list/"' in client.get(f"/what-would-help/{number}/").content.decode()


def test_where_somebody_lives_becomes_their_area(client: Client) -> None:
    answer_question(client, "lives_in", "Colchester")

    assert "<small>Essex</small>" in client.get("/").content.decode()


def test_answers_go_along_to_asking_for_help(client: Client, db: None) -> None:
    client.post("/what-would-help/1/", {"answer": ["in_danger_now"]})
    for fact, answer in [("who", "me"), ("needs", ["anxiety"]), ("lives_in", "Chatham"), ("age", "15")]:
        answer_question(client, fact, answer)

    assert where(client.post("/what-would-help/tell/")) == "/ask/"
    carried = client.session["carried"]
    assert carried["asker"] == "me"
    assert carried["answers"]["needs"] == ["anxiety"]
    assert carried["answers"]["postcode"] == "Chatham"
    assert carried["answers"]["danger_now"] == "yes"
    assert carried["answers"]["ending_life_now"] == "no"


@pytest.mark.parametrize(("who", "asker"), [("me", "me"), ("child", "child"), ("work", "someone"), ("group", "group")])
def test_each_way_of_asking_goes_along(client: Client, db: None, who: str, asker: str) -> None:
    client.post("/what-would-help/tell/", {"who": who})

    assert client.session["carried"]["asker"] == asker


def test_the_service_that_is_wanted_goes_along_too(client: Client, db: None) -> None:
    client.post("/services/4229/ask/")

    assert client.session["carried"]["wanted"] == "kent.tss"
    assert client.post("/services/1/ask/").status_code == 404


def test_a_day_that_was_only_guessed_at_does_not_go_along() -> None:
    told = Told(answers={"substance_last_used_on": "3", "substances": ["alcohol", NONE]})

    assert told.facts(AT).substance_last_used_on is not None
    assert told.to_carry(AT) == {"substances": ["alcohol"]}


def possible(question: Question, who: str) -> st.SearchStrategy[object]:
    """Any answer that a page would take."""
    if question.kind == "place":
        return st.sampled_from(AREAS)
    if question.kind == "number":
        return st.integers(0, 30)
    if question.kind == "yes_no":
        return st.booleans()
    codes = [one.code for one in question.answers_for(who)]
    if question.kind == "one":
        return st.sampled_from(codes)
    return st.lists(st.sampled_from([*codes, *([NONE] if question.none else [])]), min_size=1, unique=True)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_answered_it_ends_never_asks_twice_and_never_ends_nowhere(data: st.DataObject) -> None:
    told, asked = Told(answers=dict.fromkeys(RED_FLAGS, False)), []
    while (question := next_question(told, at=AT)) is not None:
        asked.append(question.number)
        assert question.asks(told.who)
        if data.draw(st.integers(0, 4)) == 0:
            told = told.skipping(question.fact)
        else:
            told = told.saying({question.fact: data.draw(possible(question, told.who))})
    found = find(told, area="", at=AT)

    assert len(asked) == len(set(asked)) <= len(questions())
    assert len(told.answers) <= MOST_QUESTIONS + 2 * len(RED_FLAGS)
    assert found.report.next_steps or found.start or found.suits or found.may


@override_settings(CLOCK="2026-03-09T09:00:00")
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_whatever_was_told_the_list_is_drawn_and_every_no_has_another_way(data: st.DataObject) -> None:
    client, who = Client(), data.draw(st.sampled_from(["me", "child", "parent", "work", "group"]))
    all_safe(client)
    answer_question(client, "who", who)
    for question in data.draw(st.lists(st.sampled_from(list(questions().values())[1:]), max_size=6)):
        if question.asks(who):
            answer_question(client, question.fact, as_typed(data.draw(possible(question, who))))
    page = client.get("/find/list/").content

    assert page.count(b'<div class="rd-instead">') == page.count(b"rd-tag--not") + page.count(b"rd-tag--through")
    assert len(page) < 60_000


def as_typed(value: object) -> object:
    """An answer as a page sends it."""
    return value if not isinstance(value, bool) else "yes" if value else "no"
