"""The pages of the front door, in each state; none of them asks the database anything.

No test here has a database: a query would fail it.
"""

import re

import pytest
from django.test import Client, override_settings

from rightdoor.doors.frontdoor.numbers import number_of
from rightdoor.doors.frontdoor.tests.visits import find, seen, service, title
from rightdoor.pure.rules.vocabulary import SERVICES
from rightdoor.records.directory.reading import catalogue

THURSDAY = override_settings(CLOCK="2026-04-02T14:00:00")  # before Good Friday
SUNDAY = override_settings(CLOCK="2026-03-08T23:00:00")
BEFORE_THE_CHANGE = override_settings(CLOCK="2025-11-07T16:00:00")
OPEN_PAGES = ["/", "/help/", "/area/", "/find/", "/find/list/", "/what-would-help/1/", "/what-would-help/2/",
              "/what-would-help/now/"]  # fmt: skip


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_every_open_page_answers_without_the_database(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_help_now_comes_first_on_every_page(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    assert page.index('href="tel:999"') < page.index("<main")
    assert page.index('href="/help/"') < page.index("<main")


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_pages_are_light_kept_out_of_caches_and_of_search_engines(client: Client, address: str) -> None:
    answer = client.get(address)

    assert len(answer.content) < 60_000
    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("code", SERVICES)
def test_every_service_has_a_page_with_its_words_and_its_document(client: Client, code: str) -> None:
    answer, entry = service(client, code), catalogue().entries[code]
    words = seen(answer)

    assert answer.status_code == 200
    assert entry.full_name in words
    assert entry.document is not None
    assert entry.document.title in words
    assert " ".join(entry.criteria[0].quote.words.split()) in words
    assert "22 November 2026" in words
    assert len(answer.content) < 60_000


def test_the_numbers_of_services_differ_and_say_nothing() -> None:
    numbers = {number_of(code) for code in SERVICES}

    assert len(numbers) == len(SERVICES)
    assert all(1000 <= number < 10_000 for number in numbers)


def test_a_number_that_no_service_has_is_not_found(client: Client) -> None:
    assert client.get("/services/1/").status_code == 404
    assert client.get("/what-would-help/999/").status_code == 404


@THURSDAY
def test_hours_are_told_from_today_with_the_bank_holidays(client: Client) -> None:
    words = seen(service(client, "kent.tss"))

    assert "Today, Thu 2 Apr 9 am to 5 pm. Open now, until 5 pm" in words
    assert "Fri 3 Apr Bank holiday, may be closed" in words
    assert "Since 10 November 2025: 9 am to 5 pm." in words


@BEFORE_THE_CHANGE
def test_hours_that_change_later_are_told_with_their_day(client: Client) -> None:
    words = seen(service(client, "kent.tss"))

    assert "9 am to 3 pm. Closed now. Opens Monday 10 November, 9 am." in words
    assert "From 10 November 2025: 9 am to 5 pm." in words


@THURSDAY
def test_a_service_that_promises_an_answer_says_until_when(client: Client) -> None:
    assert "If you ask now, that is by Thursday 9 April, 2 pm." in seen(service(client, "kent.hera"))


def test_a_service_that_promises_nothing_says_so(client: Client) -> None:
    assert "we cannot promise one. You can call 01303 667 700." in seen(service(client, "kent.tss"))


def test_a_service_that_only_certain_teams_can_ask_says_so_and_has_no_button(client: Client) -> None:
    answer = service(client, "essex.inside_out")

    assert "a person finds who can ask for you" in seen(answer)
    assert "Ask for this help" not in seen(answer)


def test_what_people_use_by_themselves_promises_no_answer(client: Client) -> None:
    words = seen(service(client, "kent.kooth"))

    assert "You start by yourself" in words
    assert "A person reads it" not in words
    assert "Ask for this help" not in words


def test_what_a_person_passes_on_is_asked_for_here_too(client: Client) -> None:
    words = seen(service(client, "medway.ehip"))

    assert "Ask for this help" in words
    assert "A person passes it on" in words


def test_a_cost_is_told_only_where_the_document_does(client: Client) -> None:
    assert "Costs Its page does not say" in seen(service(client, "kent.kooth"))


@SUNDAY
def test_help_now_says_who_answers_and_that_nobody_reads_at_night(client: Client) -> None:
    client.post("/area/", {"area": "kent", "place": ""})
    words = seen(client.get("/help/"))

    assert "Open now, always" in words
    assert "Closed now. Opens Monday 9 March, 9 am." in words
    assert "Nobody is reading right now. A person reads it tomorrow at 9 am." in words


def test_a_number_that_is_not_known_for_sure_is_not_made_up(client: Client) -> None:
    client.post("/area/", {"area": "medway", "place": ""})
    words = seen(client.get("/help/"))

    assert "Mental health crisis line, Medway" in words
    assert "We do not know this number for sure. In danger, call 999." in words


def test_an_area_is_found_by_its_postcode_and_shown_in_the_frame(client: Client) -> None:
    client.post("/area/", {"area": "", "place": "me4 4tr"})

    assert "<small>Medway</small>" in client.get("/").content.decode()
    assert "Change area (Medway)" in client.get("/").content.decode()


def test_an_area_that_this_site_does_not_serve_is_told_where_to_turn(client: Client) -> None:
    assert "That is in Leeds. We do not have its services here." in seen(client.post("/area/", {"place": "LS1 1UR"}))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("CT1", None),
        ("Narnia", "We do not know that place"),
        ("CT1 2Y", "One looks like CT1 2YW"),
        ("CT1 0VV", "We do not know the postcode CT1 0VV"),
        ("TN16", "more than one council area"),
    ],
)
def test_a_place_that_we_do_not_know_is_answered_kindly(client: Client, typed: str, told: str | None) -> None:
    answer = client.post("/find/", {"words": "worry", "place": typed, "age": ""})

    assert answer.status_code == (302 if told is None else 200)
    if told:
        assert told in seen(answer)
        assert "Everything else you typed is kept." in seen(answer)
        assert 'value="worry"' in answer.content.decode()


@pytest.mark.parametrize("age", ["old", "-", "1234"])
def test_an_age_that_is_no_number_is_asked_again(client: Client, age: str) -> None:
    assert "Type the age as a number, like 15" in seen(client.post("/find/", {"age": age}))


def test_titles_and_addresses_say_nothing(client: Client) -> None:
    answers = [find(client, "cutting myself", "CT1 2YW", "15"), service(client, "kent.hera"), client.get("/find/")]

    assert {title(answer) for answer in answers} == {"Page"}
    assert "?" not in client.post("/find/", {"words": "cutting", "place": "", "age": "15"})["Location"]


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_no_page_loads_anything_from_elsewhere(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    assert not re.findall(r'(?:src|<link[^>]*href|action)="https?://', page)


def test_a_form_that_came_too_late_says_what_is_kept_and_how_to_go_on() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/find/", {"words": "worry"})

    assert answer.status_code == 403
    assert "What you typed is still in your browser" in seen(answer)
    assert 'href="tel:999"' in answer.content.decode()


def test_a_page_that_is_not_there_shows_where_help_is(client: Client) -> None:
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert 'href="tel:111"' in answer.content.decode()
