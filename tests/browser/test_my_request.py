"""Following a request by its code, on a phone that somebody else may pick up."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, assert_accessible, with_a_key

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]
WORD, STORY = "otter9", "I can't sleep, and I think about tests all night"


@pytest.fixture
def code(browser_page: Open, sign_in_as: SignIn) -> str:
    """The code of a request that a young person made by telephone a minute ago."""
    return asked_by_telephone(sign_in_as(browser_page(), "front_door_administrator"))


def asked_by_telephone(page: Page) -> str:
    """The code that a member of staff reads out."""
    page.goto("/work/take/")
    page.get_by_role("button", name="A child or young person", exact=True).click()
    page.wait_for_url(re.compile(r"/work/take/[0-9a-f-]{36}/$"))
    page.get_by_label("What is going on?").fill(STORY)
    page.locator("[name=preferred_name]").fill("Wren")
    page.locator("[name=postcode]").fill("ME14 1XX")
    page.locator("[name=secret_word]").fill(WORD)
    page.get_by_role("button", name="Hand over to the queue").click()
    page.wait_for_url("**/done/")
    return " ".join(page.locator(".rd-code span").all_inner_texts())


def open_with(page: Page, code: str, word: str = "") -> None:
    page.goto("/my-request/")
    page.get_by_label("Your code").fill(code)
    page.locator("[name=word]").fill(word)
    page.get_by_role("button", name="Open", exact=True).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_code_alone_only_tells_that_it_was_received(browser_page: Open, code: str, *, javascript: bool) -> None:
    page = browser_page(width=360, javascript=javascript)
    open_with(page, code.upper().replace(" ", "-"))

    main = page.get_by_role("main")
    expect(main).to_contain_text("Received.")
    expect(main).not_to_contain_text("Wren")
    assert page.url.endswith("/my-request/")
    assert page.title() == "Page"


@pytest.mark.parametrize("javascript", [True, False])
def test_with_the_word_a_young_person_sees_their_own_words_and_when_the_answer_comes(
    browser_page: Open, code: str, *, javascript: bool
) -> None:
    page = browser_page(width=360, javascript=javascript)
    open_with(page, code, WORD)

    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hi Wren")
    expect(main).to_contain_text(STORY)
    expect(main).to_contain_text("A person reads it")
    assert page.title() == "Page"
    page.get_by_role("link", name="Add something").click()
    page.get_by_label("What do you want to add?").fill("It is worse on Sundays")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("main")).to_contain_text("It is worse on Sundays")


def test_an_unknown_code_and_a_wrong_word_say_the_same(browser_page: Open, code: str) -> None:
    page = browser_page()
    open_with(page, code, "not this")
    wrong = page.get_by_role("alert").inner_text()
    open_with(page, "abacus abide ability ablaze", WORD)

    assert page.get_by_role("alert").inner_text() == wrong
    assert_accessible(page)


def test_it_got_worse_shows_help_at_once(browser_page: Open, code: str) -> None:
    page = browser_page(width=360)
    open_with(page, code, WORD)
    page.get_by_role("link", name=re.compile("It got worse")).click()
    assert_accessible(page)
    page.get_by_label("Someone is hurting me, or I am not safe where I am").check()
    page.get_by_role("button", name="Tell a person").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    expect(page.get_by_role("main")).to_contain_text("What you told us is kept")
    assert_accessible(page)


@pytest.mark.parametrize(("width", "dark"), [(320, False), (360, True), (1280, False)])
def test_every_page_behind_the_word_has_no_violation_and_fits(
    browser_page: Open, code: str, *, width: int, dark: bool
) -> None:
    page = browser_page(width=width, dark=dark)
    page.goto("/my-request/")
    assert_accessible(page)
    open_with(page, code, WORD)
    pages = ("open", "sent", "messages", "others", "how", "complain", "add", "worse", "reach", "agreement", "stop")
    for where in pages:
        page.goto(f"/my-request/{where}/")
        assert_accessible(page)


def test_everything_can_be_done_by_keyboard_alone(browser_page: Open, code: str) -> None:
    page = browser_page()
    page.goto("/my-request/")
    page.get_by_label("Your code").focus()
    page.keyboard.type(code)
    page.keyboard.press("Tab")
    page.keyboard.type(WORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/my-request/open/")
    page.get_by_role("link", name="Stop my request").press("Enter")
    page.wait_for_url("**/my-request/stop/")
    page.get_by_role("button", name="Stop it").press("Enter")
    page.wait_for_url("**/my-request/open/")

    expect(page.get_by_role("main")).to_contain_text("You stopped this.")


def test_once_it_is_closed_the_back_button_shows_nothing(browser_page: Open, code: str) -> None:
    page = browser_page(width=360)
    open_with(page, code, WORD)
    page.get_by_role("button", name="Close and forget").click()
    page.wait_for_url("**/my-request/")
    page.go_back()
    page.wait_for_load_state()

    assert STORY not in page.content()
    assert "Wren" not in page.content()


def test_a_second_child_on_the_same_phone_sees_nothing_of_the_first(browser_page: Open, code: str) -> None:
    page = browser_page(width=360)
    open_with(page, code, WORD)
    page.goto("/my-request/")

    assert page.get_by_label("Your code").input_value() == ""
    assert STORY not in page.content()


def test_a_phone_of_ones_own_opens_it_without_code_and_word(page_on: Open, site: Site, code: str) -> None:
    page = page_on(site.url.replace("127.0.0.1", "localhost"), width=360)  # a name that keys of phones know
    page.goto("/my-request/")
    with_a_key(page)
    page.get_by_label("Your code").fill(code)
    page.locator("[name=word]").fill(WORD)
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("link", name="Open it with this phone").click()
    expect(page.get_by_role("button", name="Keep it on this phone")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Keep it on this phone").click()
    expect(page.get_by_text("Kept on this phone.")).to_be_visible()
    page.get_by_role("button", name="Close and forget").click()

    page.get_by_role("button", name="Open with this phone").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hi Wren")
    page.get_by_role("link", name="Open it with this phone").click()
    expect(page.get_by_text("last used on")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Forget them all").click()
    page.get_by_role("button", name="Close and forget").click()
    page.get_by_role("button", name="Open with this phone").click()
    expect(page.get_by_role("alert")).to_contain_text("That opened nothing")
    assert_accessible(page)
