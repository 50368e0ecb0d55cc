"""Asking for help in four ways: by keyboard alone, without JavaScript, on a phone, and with axe on every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def start(page: Page, who: str) -> None:
    """Say who the help is for, on the page that says first who reads it."""
    page.goto("/ask/")
    expect(page.get_by_text("If you tell us that you are in danger, we keep it even if you leave.")).to_be_visible()
    page.get_by_role("radio", name=who).check()
    page.get_by_role("button", name="Start").click()


def save(page: Page, *, look: bool = False) -> None:
    """Save this page and wait for the one that answers; where *look*, the page is held to account first."""
    if look:
        assert_accessible(page)
        assert_neutral(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Save and carry on").click()


def assert_neutral(page: Page) -> None:
    """Nothing in the tab or the address tells what this is about."""
    assert page.title() == "Page"
    assert page.locator("link[rel=icon]").get_attribute("href", timeout=1000).endswith("blank.svg")  # type: ignore[union-attr]
    assert not any(word in page.url for word in ("help", "safe", "code", "wren", "amber"))


def skip_to(page: Page, heading: str, *, look: bool = False) -> None:
    """Carry on through pages that may stay empty until one with this heading."""
    for _page in range(30):
        if page.get_by_role("heading", name=heading, exact=True, level=1).count():
            return
        save(page, look=look)
    raise AssertionError(f"There is no page '{heading}'")


def answer_safe(page: Page, *, look: bool = False) -> None:
    """No to danger, yes to tonight."""
    for name in ("danger_now", "ending_life_now", "hurting_self_now", "somebody_hurts"):
        page.locator(f"input[name={name}][value=no]").check()
    page.locator("input[name=safe_tonight][value=yes]").check()
    save(page, look=look)


def send(page: Page, word: str = "") -> str:
    """Send from the last page, with a word if one is given; the code of the receipt."""
    if word:
        page.get_by_label("Choose a word or a PIN").fill(word)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", name="We have it.")).to_be_visible()
    assert_neutral(page)
    return " ".join(page.locator(".rd-code span").all_inner_texts())


@pytest.mark.parametrize("javascript", [True, False])
def test_a_young_person_asks_on_a_phone(browser_page: Opener, javascript: bool) -> None:  # noqa: FBT001
    page = browser_page(width=360, javascript=javascript)
    start(page, "For me")
    page.get_by_role("radio", name="I am 12 or older").check()
    save(page)
    answer_safe(page)
    page.get_by_role("checkbox", name="Text me").check()
    page.get_by_label("Mobile number").fill("07700 900")
    save(page)
    expect(page.get_by_text("Everything else you typed is kept.")).to_be_visible()
    page.get_by_label("Mobile number").fill("07700 900 461")
    save(page)
    skip_to(page, "About you")
    page.get_by_label("What would you like us to call you?").fill("Wren")
    skip_to(page, "Where you are")
    page.get_by_label("Where do you live?").fill("Canterbury")
    skip_to(page, "What is going on?")
    page.get_by_label("What is going on?").fill("I can’t sleep before exams.")
    save(page)
    page.get_by_role("checkbox", name="Exams").check()
    skip_to(page, "Check and send")
    expect(page.get_by_text("I can’t sleep before exams.")).to_be_visible()

    code = send(page, word="otter9")

    assert len(code.split()) == 4


BY_FULL = ("For my child", "For a group or class")


@pytest.mark.parametrize(
    "who", ["For me", "For someone I work with", *(pytest.param(who, marks=pytest.mark.full) for who in BY_FULL)]
)
def test_every_page_of_every_form_is_accessible(browser_page: Opener, who: str) -> None:
    page = browser_page(width=360)
    start(page, who)
    skip_to(page, "Check and send", look=True)
    assert_accessible(page)
    send(page)
    assert_accessible(page)


def test_a_child_is_asked_little_and_in_their_own_words(browser_page: Opener) -> None:
    page = browser_page(width=360)
    start(page, "For me")
    page.get_by_role("radio", name="I am 11 or younger").check()
    save(page)
    answer_safe(page)
    expect(page.get_by_role("heading", name="How can we talk to you safely?")).to_be_visible()
    skip_to(page, "What is going on?")
    page.get_by_label("What is going on?").fill("I am sad")
    save(page)
    expect(page.get_by_role("checkbox", name="Sad a lot")).to_be_visible()
    skip_to(page, "Check and send")

    assert send(page)


def test_a_parent_asks_for_a_child(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For my child")
    answer_safe(page)
    page.get_by_label("Your name").fill("Marigold Thistledown")
    skip_to(page, "What your child knows")
    page.locator("input[name=child_agrees][value=yes]").check()
    save(page)
    expect(page.get_by_role("heading", name="What your child said")).to_be_visible()
    skip_to(page, "Check and send")

    assert send(page)


def test_a_teacher_asks_for_somebody_they_work_with(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For someone I work with")
    answer_safe(page)
    page.get_by_label("Your role").fill("Head of year")
    page.get_by_role("radio", name="School, college or nursery").check()
    skip_to(page, "Level of support")
    page.locator("input[name=lead_consulted][value=yes]").check()
    save(page)
    expect(page.get_by_role("heading", name="Your designated safeguarding lead")).to_be_visible()
    skip_to(page, "Check and send")

    assert send(page)


def test_a_class_is_asked_for_and_no_child_is_named(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For a group or class")
    skip_to(page, "The group or class")
    page.get_by_label("What shall we call the group?").fill("Year 9, Oak class")
    skip_to(page, "Check and send")

    assert send(page)


def test_help_now_is_accessible(browser_page: Opener) -> None:
    page = browser_page(width=360)
    start(page, "For me")
    save(page)
    page.locator("input[name=danger_now][value=not_sure]").check()
    save(page)

    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    assert_accessible(page)


def test_a_yes_shows_who_to_call_at_once_and_lets_them_stop(browser_page: Opener) -> None:
    page = browser_page(width=360, javascript=False)
    start(page, "For me")
    save(page)
    page.locator("input[name=somebody_hurts][value=yes]").check()
    save(page)

    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    expect(page.get_by_text("We have kept what you said, even if you stop here.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_text("It is closed on this device.")).to_be_visible()


def reach(page: Page, what: str) -> None:
    """Press Tab until the focus is on something, as a person without a mouse does."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"The keyboard does not reach {what}")


def enter(page: Page, what: str) -> None:
    """Reach a link or a button, and go where it leads."""
    reach(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_whole_way_goes_by_keyboard_alone(browser_page: Opener) -> None:
    page = browser_page()
    page.goto("/ask/")
    reach(page, "input[name=asker]")
    page.keyboard.press("Space")
    enter(page, "main form button.govuk-button")
    reach(page, "input[name=voice]")
    page.keyboard.press("ArrowDown")
    enter(page, "main form button.govuk-button")
    for question in ("danger_now", "ending_life_now"):
        reach(page, f"input[name={question}]")
        page.keyboard.press("ArrowDown")
    enter(page, "main form button.govuk-button")
    reach(page, "input[name=ways]")
    page.keyboard.press("Space")
    reach(page, "input[name=text_number]")
    page.keyboard.type("07700 900 461")
    enter(page, "main form button.govuk-button")
    enter(page, "aside a[href='/ask/10/']")
    reach(page, "textarea[name=story]")
    page.keyboard.type("Only with keys")
    enter(page, "main form button.govuk-button")
    enter(page, "aside a[href='/ask/check/']")
    expect(page.get_by_text("Only with keys")).to_be_visible()
    enter(page, "form[action='/ask/send/'] .rd-acts button")

    expect(page.get_by_role("heading", name="We have it.")).to_be_visible()


def test_what_is_typed_is_kept_before_any_button_is_pressed(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For me")
    skip_to(page, "What is going on?")
    here = page.url
    page.get_by_label("What is going on?").fill("Half a sentence")
    expect(page.locator("[data-saved-words]")).to_contain_text("Saved at", timeout=12000)

    page.goto(here)

    expect(page.get_by_label("What is going on?")).to_have_value("Half a sentence")


def test_a_draft_opens_on_another_device_with_code_and_word(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For me")
    skip_to(page, "What is going on?")
    page.get_by_label("What is going on?").fill("To be continued")
    page.get_by_role("button", name="Save and come back later").click()
    assert_accessible(page)
    page.get_by_label("Choose a word or a PIN").fill("otter9")
    page.get_by_role("button", name="Save it and show my code").click()
    code = " ".join(page.locator(".rd-code span").all_inner_texts())
    assert_accessible(page)

    other = browser_page(width=360, javascript=False)
    other.goto("/my-request/")
    other.get_by_label("Your code").fill(code)
    other.get_by_label("Your word or PIN").fill("otter9")
    other.get_by_role("main").get_by_role("button").first.click()

    expect(other.get_by_role("heading", name="What is done, and what is left")).to_be_visible()
    other.get_by_role("link", name="Check and send").click()
    expect(other.get_by_text("To be continued")).to_be_visible()


def test_a_second_child_at_the_same_phone_finds_nothing(browser_page: Opener) -> None:
    page = browser_page(width=360)
    start(page, "For me")
    skip_to(page, "What is going on?")
    page.get_by_label("What is going on?").fill("The first child wrote this")
    save(page)

    start(page, "For me")
    page.goto("/ask/check/")

    expect(page.get_by_text("The first child wrote this")).to_have_count(0)


def test_leaving_closes_it_and_going_back_shows_nothing(browser_page: Opener) -> None:
    page = browser_page()
    start(page, "For me")
    skip_to(page, "What is going on?")
    page.get_by_label("What is going on?").fill("Nobody may see this")
    save(page)
    page.context.request.get("/leave/", max_redirects=0)

    page.go_back()

    expect(page.get_by_text("Nobody may see this")).to_have_count(0)
