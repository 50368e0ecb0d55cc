"""The public pages in another language: every string, every page, and nothing of it where it does not belong."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override
from psycopg import sql

from rightdoor.config.speaking import kept
from rightdoor.doors.frontdoor.numbers import number_of
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.design.languages import COOKIE, MARKS
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.agreements.models import Wording
from rightdoor.records.questions.reading import FORMS, form
from rightdoor.work.listening.actions.saying import complain
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.models import Addition, FactQuestion, Referral
from rightdoor.work.referrals.presenters.pages import number_of as page_number
from rightdoor.work.triage.models import Decision, Offer
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY, SignedIn
from tests.pseudo_language import CODE as PSEUDO
from tests.pseudo_language import FOREIGN, untranslated, write
from tools import words
from tools.public_words import extracted

pytestmark = pytest.mark.django_db
LANGUAGES = words.kept_languages()
# What is called the same in every language: the site, places, services, what was typed, and what stands in examples
OURS = {"Rightdoor", "Polski", "English", "Pseudo", "NHS", "SHOUT", "GP", "PDF", "JPEG", "PNG", "MB", "THC"}
PLACES = {"Kent", "Medway", "Essex", "Hertfordshire", "Southend", "Thurrock", "Canterbury"}
NAMES = {*OURS, *PLACES, "Wren", "Bea", "name", "example"}
BEHIND = "add worse reach agreement agreement/easy stop sent looked questions choose letters/1".split()  # noqa: SIM905
SAID_SINCE = ("messages", "how", "complain", "where", "meet/1", "others", "phone", "letters/9")
ABOUT_ME = ("passport", "passport/1", "passport/4", "passport/give", "passport/sheet")
TO_BE_READ = {"agreements_wording", "rd_messages_message"}  # kept in the language in which the family reads it


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def pseudo(settings: Any, tmp_path: Path, client: Client) -> Client:
    """A browser in which the made-up language was chosen."""
    settings.LANGUAGES = [*settings.LANGUAGES, (PSEUDO, "Pseudo")]
    settings.LOCALE_PATHS = [write(tmp_path)]
    client.cookies[COOKIE] = PSEUDO
    return client


@pytest.fixture
def polish(client: Client) -> Client:
    client.cookies[COOKIE] = "pl"
    return client


# ---- The catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_string_is_translated_and_says_by_whom(language: str) -> None:
    assert list(words.slips(words.read(language))) == [], "run 'python3 dev.py words', then translate what is new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_who_checked_is_named_with_the_day(language: str) -> None:
    checks = [words.checked_by(message) for message in words.read(language) if message.id]

    assert all(re.search(r", \d{4}-\d\d-\d\d$", one) for one in checks if one)


def test_words_of_safety_are_known_wherever_they_stand() -> None:
    found = extracted()
    asked = form("me").questions.values()
    safety = [voice for one in asked if one.safety for voice in one.words.by_voice.values()]

    assert safety
    assert [one for one in safety if not words.is_safety(one, found[one])] == []
    for said in (
        "Call 999",
        "In danger, call",
        "Text SHOUT to 85258",
        "Help now",
        "It got worse",
        "May we contact you?",
    ):
        assert words.is_safety(said, found[said]), said
    assert not words.is_safety("Where do you live?", found["Where do you live?"])


def test_a_checked_translation_stands_alone_and_an_unchecked_one_with_its_english() -> None:
    catalogue = words.read("pl")
    message = catalogue["Call 999"]
    before = words.both_languages(catalogue)["Call 999"].string
    message.user_comments = ["Draft: machine, 2026-11-22", "Checked: Anna Example, 2027-01-09"]

    assert "Call 999" in before
    assert words.both_languages(catalogue)["Call 999"].string == message.string


def test_received_and_answered_have_the_same_length_in_every_language() -> None:
    pairs = [
        ("Received", "Answered"),
        ("We have what was written. It is not answered yet.", "We have what was written. There is an answer now."),
    ]
    for language in LANGUAGES:
        with override(language):
            assert [len(gettext(one).encode()) == len(gettext(other).encode()) for one, other in pairs] == [True, True]


# ---- Choosing it


def test_a_language_is_chosen_by_a_plain_link_and_kept_in_a_cookie_that_says_only_that(client: Client) -> None:
    offered = client.get("/help/").text
    answer = client.get("/find/list/?by=online&in=pl")

    assert '<a class="rd-language" href="?in=pl" lang="pl" hreflang="pl"' in offered
    assert answer["Location"] == "/find/list/?by=online"
    cookie = answer.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("pl", True, "Lax", "")
    page = client.get("/help/")
    assert '<html lang="pl" dir="ltr"' in page.text
    assert page["Content-Language"] == "pl"
    assert 'href="?in=en-gb" lang="en-gb"' in page.text
    assert client.get("/help/?in=en-gb").cookies[COOKIE]["max-age"] == 0


@pytest.mark.parametrize("asked", ["xx", "", "pl%00", "../pl"])
def test_a_language_that_we_do_not_speak_changes_nothing(client: Client, asked: str) -> None:
    client.cookies[COOKIE] = "xx"

    assert '<html lang="en-gb" dir="ltr"' in client.get(f"/help/?in={asked}").text


def test_choosing_never_leads_to_another_host() -> None:
    request = RequestFactory().get("/?in=pl")
    request.path = "//elsewhere.example/"

    assert kept(request, "pl")["Location"] == "/elsewhere.example/"


def test_leaving_the_page_forgets_the_language_and_closing_a_request_does_not(polish: Client) -> None:
    finished = polish.post("/my-request/finish/")
    left = polish.get("/leave/")

    assert COOKIE not in finished.cookies
    assert left.cookies[COOKIE]["max-age"] == 0


def test_pages_of_staff_stay_english(polish: Client, signed_in: SignedIn, administrator: Account) -> None:
    door = polish.get("/sign-in/").text
    browser = signed_in(administrator)
    browser.cookies[COOKIE] = "pl"

    assert '<html lang="en-gb"' in door
    assert "rd-language" not in door
    assert '<html lang="en-gb"' in browser.get("/work/").text


@pytest.mark.django_db(databases=[])
def test_help_now_speaks_the_language_without_the_database(polish: Client) -> None:
    page = polish.get("/help/").text

    assert "Pomoc teraz" in page
    assert 'Zadzwoń 999 <span lang="en" dir="ltr" class="rd-english">Call 999</span>' in page


def test_a_page_that_is_not_there_speaks_the_language(polish: Client) -> None:
    page = polish.get("/nowhere/")

    assert page.status_code == 404
    assert "Nie możemy znaleźć tej strony" in page.text


# ---- Every page


def pages_before_asking(browser: Client) -> Iterator[HttpResponse]:
    """Finding out what would help, told something, with its list and a service."""
    for address in (
        "/",
        "/help/",
        "/area/",
        "/find/",
        "/what-would-help/now/",
        "/what-would-help/safety/",
        "/display/",
    ):
        yield browser.get(address)
    yield browser.post("/area/", {"area": "kent", "place": ""}, follow=True)
    yield browser.post("/find/", {"words": "panic", "place": "nowhere at all", "age": "x"})
    yield browser.post("/find/", {"words": "panic", "place": "Canterbury", "age": "14"}, follow=True)
    for number in range(1, 36):
        yield browser.get(f"/what-would-help/{number}/")
        yield browser.post(f"/what-would-help/{number}/", {"answer": ""})
    yield browser.get("/find/list/?by=online")
    for code in ("kent.kooth", "kent.spa", "medway.ehip", "essex.eypdas"):
        yield browser.get(f"/services/{number_of(code)}/")
    yield browser.get("/nowhere/")


def pages_of_asking(browser: Client) -> Iterator[HttpResponse]:
    """Every page of every form, then a request that is saved, checked and sent."""
    yield browser.get("/ask/")
    for asker in reversed(FORMS):
        browser.post("/ask/", {"asker": asker})
        for number, page in enumerate(form(asker).pages(), 1):
            if page.asked(form(asker).voice({}), {}):
                yield browser.get(f"/ask/{number}/")
    for key, answers in WREN.items():
        number = page_number(form("me"), key)
        yield browser.post(f"/ask/{number}/", answers)
        yield browser.get(f"/ask/{number}/")
    for place in ("now", "list", "check", "files", "later"):
        yield browser.get(f"/ask/{place}/")
    yield browser.post("/ask/files/", {})
    yield browser.post("/ask/later/", {"secret_word": "otter9", "of": form_key(browser)}, follow=True)
    yield browser.post("/ask/send/", {"form_key": form_key(browser), "secret_word": ""}, follow=True)
    yield browser.get("/ask/done/easy/")


WREN: dict[str, dict[str, Any]] = {
    "safe": {"danger_now": "no", "ending_life_now": "not_sure", "safe_tonight": "yes"},
    "ways": {"ways": ["text"], "text_number": "07700 900"},
    "who": {"preferred_name": "Wren", "age": "15"},
    "place": {"postcode": "Canterbury"},
    "needs": {"needs": ["anxiety"]},
    "contact": {"agree_contact": "yes"},
    "share": {"agree_share": "no"},
    "help": {"agree_service": "not_sure"},
}


def form_key(browser: Client) -> str:
    found = re.search(r'name="form_key" value="([^"]+)"', browser.get("/ask/check/").text)
    return found[1] if found else ""


def answered(referral: Referral, by: Account) -> None:
    """Somebody asked them something, wrote, offered two services and a time to meet; a letter was written before."""
    FactQuestion.objects.create(referral=referral, words="How old?", facts=["age"], asked_at=MONDAY, asked_by=by)
    Addition.objects.create(
        referral=referral, kind=Addition.Kind.MORE, words="It is Tuesday", said_at=MONDAY, form_key=referral.form_key
    )
    for service in ("kent.kooth", "kent.tss"):
        Offer.objects.create(referral=referral, service=service, because="Near", offered_at=MONDAY, offered_by=by)
    Line.objects.create(referral=referral, words="It is Friday", said_at=MONDAY, written_by=by)
    Appointment.objects.create(
        referral=referral, worker=by, starts_at=MONDAY + timedelta(days=2), ends_at=MONDAY + timedelta(days=2, hours=1),
        how="call", location="Canterbury", offered_at=MONDAY, form_key=referral.form_key,
    )  # fmt: skip
    complain(
        partnership=referral.partnership, area="kent", referral=referral, who="young_person", about="It is late",
        wants="It is late", advocate_wanted=True, form_key=referral.form_key, by=VISITOR, at=MONDAY,
    )  # fmt: skip
    Decision.objects.create(
        partnership=referral.partnership, referral=referral, outcome="advice", formulation="x",
        letter="Hello,\n\nYours",
        catalogue_version="1", decided_by=by, decided_at=MONDAY,
    )  # fmt: skip


def pages_behind_the_word(browser: Client) -> Iterator[HttpResponse]:
    """My request: knocking, the page itself, and everything that can be said there."""
    yield browser.get("/my-request/")
    yield browser.post("/my-request/", {"code": "amber", "word": ""})
    yield browser.post("/my-request/", {"code": CODE, "word": ""}, follow=True)
    yield browser.post("/my-request/", {"code": CODE, "word": WORD}, follow=True)
    for place in (*BEHIND, *SAID_SINCE, *ABOUT_ME):
        yield browser.get(f"/my-request/{place}/")
        yield browser.post(f"/my-request/{place}/", {})
    yield browser.post("/shown/nothing/", {"words": "no words"})
    yield browser.get("/shown/")


def test_every_page_is_translated_and_nothing_of_it_enters_what_staff_read(
    pseudo: Client, partnership: Partnership, administrator: Account
) -> None:
    answered(a_request(partnership), administrator)
    walked, wrong = 0, {}
    for pages in (pages_before_asking, pages_of_asking, pages_behind_the_word):
        for page in pages(pseudo):
            if not page["Content-Type"].startswith("text/html") or page.status_code in (204, 302, 405):
                continue
            walked += 1
            assert not MARKS.search(page.text)
            assert f'<html lang="{PSEUDO}" dir="rtl"' in page.text, page.request["PATH_INFO"]
            if left := untranslated(page.text, NAMES):
                wrong[page.request["PATH_INFO"]] = sorted(set(left))

    assert wrong == {}, sorted({word for found in wrong.values() for word in found})
    assert walked > 150
    assert Referral.objects.count() == 2
    assert tables_with(FOREIGN.pattern) - TO_BE_READ == set()
    assert tables_with(MARKS.pattern) == set()


def tables_with(pattern: str) -> set[str]:
    """The tables in which some text matches."""
    with connection.cursor() as cursor:
        asked = sql.SQL("select exists (select 1 from {} as row where row::text ~ %s)")
        found = set()
        for name in connection.introspection.table_names(cursor):
            cursor.execute(asked.format(sql.Identifier(name)), [pattern])
            if cursor.fetchone() == (True,):
                found.add(name)
    return found


def test_what_somebody_agreed_to_is_kept_in_the_words_that_they_saw_with_the_english(
    polish: Client, partnership: Partnership
) -> None:
    polish.post("/ask/", {"asker": "me"})
    for key, answers in WREN.items():
        polish.post(f"/ask/{page_number(form('me'), key)}/", answers)
    polish.post("/ask/send/", {"form_key": form_key(polish), "secret_word": ""})

    seen = Wording.objects.filter(language="pl")
    assert seen.count() == 3
    assert any("Can we share what you told us" in one.question for one in seen)
    need = CommunicationNeed.objects.get()
    assert need.language == "Polish"
    assert "Polish" in need.words
