"""Find help: words, a place and an age lead to services, with why, and with another way under every no."""

import pytest
from django.test import Client

from rightdoor.doors.frontdoor.tests.visits import find, seen
from rightdoor.doors.frontdoor.typed_words import needs_in
from rightdoor.doors.frontdoor.wordings import needs, topics
from rightdoor.pure.rules.vocabulary import NEEDS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("can't sleep before exams", ("sleep", "exam_stress")),
        ("im so anxius", ("anxiety",)),
        ("depresed", ("low_mood",)),
        ("my mum drinks", ("young_carer",)),
        ("worried about my boyfriend, he checks my phone", ("coercive_relationship",)),
        ("bullied at school", ("bullying",)),
        ("worried", ("anxiety",)),
        ("smoking weed", ("vaping", "substance_use")),
        ("someone has my nudes", ("online_safety",)),
        ("my nan died", ("bereavement",)),
        ("", ()),
        ("xyzzy plugh", ()),
    ],
)
def test_words_slang_and_slips_lead_to_needs(words: str, expected: tuple[str, ...]) -> None:
    assert set(needs_in(words)) == set(expected)


def test_every_need_has_words_to_say_it() -> None:
    assert set(needs()) == set(NEEDS)


def test_every_topic_leads_to_needs_that_exist() -> None:
    assert {need for topic in topics().values() for need in topic.needs} <= set(NEEDS)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_topic_shows_somebody_who_can_help(client: Client, number: int) -> None:
    client.post("/area/", {"area": "kent"})
    answer = client.post("/find/", {"topic": str(number)}, follow=True)

    assert answer.redirect_chain == [("/find/list/", 302)]
    assert "None of these feels right?" in seen(answer)


def test_a_worried_child_in_kent_sees_what_fits_and_why(client: Client) -> None:
    words = seen(find(client, "panic before exams", "Canterbury", "15"))

    assert "Kooth Suits you" in words
    assert "Therapeutic Support Service May suit" in words
    assert "Are experiencing mild to moderate emotional well-being needs" in words
    assert "Hidden Harm" not in words


def test_a_no_says_why_and_what_to_try_instead(client: Client) -> None:
    words = seen(find(client, "worried", "Canterbury", "9"))

    assert "Kooth Not this one" in words
    assert "It is for people aged 10 to 18. You told us: 9 years old." in words
    assert words.count("Not this one") <= words.count("Try instead:") + 1  # the heading says it once more
    assert "not eligible" not in words.lower()


def test_an_area_without_services_still_has_somewhere_to_turn(client: Client) -> None:
    words = seen(find(client, "worried", "LS1 1UR", "40"))

    assert "Here is who to turn to instead" in words
    assert "Others who can help" in words
    assert "Ask anyway." in words


@pytest.mark.parametrize("words", ["i want to die", "cutting myself again", "kms", "chce sie zabic"])
def test_words_that_worry_show_help_before_any_list(client: Client, words: str) -> None:
    page = seen(find(client, words, "Canterbury", "15"))

    assert page.index("you don’t have to wait") < page.index("suit")
    assert "score" not in page


@pytest.mark.parametrize(("number", "first"), [(1, False), (3, True), (5, True), (6, True), (11, False)])
def test_a_topic_about_safety_shows_help_first(client: Client, number: int, *, first: bool) -> None:
    page = seen(client.post("/find/", {"topic": str(number)}, follow=True))

    assert ("you don’t have to wait" in page) is first


def test_words_that_we_do_not_know_say_so_and_show_everything(client: Client) -> None:
    words = seen(find(client, "xyzzy", "Canterbury"))

    assert "We did not know those words" in words
    assert "Kooth" in words


def test_a_filter_shows_less_and_is_a_plain_link(client: Client) -> None:
    find(client, "worried", "Canterbury", "15")

    assert "Therapeutic Support Service" not in seen(client.get("/find/list/?by=start"))
    assert "Kooth" in seen(client.get("/find/list/?by=start"))
    assert client.get("/find/list/?by=nonsense").status_code == 200


def test_what_was_typed_is_shown_again_and_can_be_forgotten(client: Client) -> None:
    find(client, "worried", "Canterbury", "15")
    assert 'value="Canterbury"' in client.get("/find/").content.decode()

    client.post("/find/", {"again": "1"})

    assert 'value="Canterbury"' not in client.get("/find/").content.decode()


def test_a_cookie_that_was_changed_counts_as_nothing_told(client: Client) -> None:
    find(client, "worried", "Canterbury", "15")
    client.cookies["told"] = client.cookies["told"].value[:-3] + "abc"

    assert "15 years old" not in seen(client.get("/find/list/"))


def test_a_topic_that_does_not_exist_changes_nothing(client: Client) -> None:
    assert client.post("/find/", {"topic": "99"}).status_code == 302
    assert client.post("/find/", {"topic": "anxiety"}).status_code == 302
