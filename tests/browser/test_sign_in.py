"""Signing in, in a real browser: second steps, passkeys, invitations, and every page of it at both widths."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, assert_accessible, both_widths, served, with_a_key

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
GOOD = "seven wet umbrellas sing"
_shown: dict[str, int] = {}


def code_of(secret: str) -> str:
    """The next code of an app that was not typed yet; each works once, so this may wait for half a minute."""
    counter = max(int(time.time()) // 30, _shown.get(secret, 0) + 1)
    while counter > int(time.time()) // 30 + 1:
        time.sleep(1)
    _shown[secret] = counter
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.fixture(scope="module")
def strict(site: Site) -> Iterator[Site]:
    """The same people on a site where everybody needs a second step, by a name that passkeys know."""
    with served({**site.environment, "RIGHTDOOR_SECOND_STEP": "required"}) as running:
        yield Site(running.url.replace("127.0.0.1", "localhost"), running.environment)


def type_password(page: Page, email: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def enter(page: Page, account: dict[str, str]) -> None:
    """Both steps."""
    type_password(page, account["email"], account["password"])
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()


def invited(site: Site, name: str) -> str:
    """The address of an invitation's link, from a command on the machine."""
    email = f"{name.lower()}@rightdoor.example"
    done = site.run("invite", "--email", email, "--name", name, "--role", "system_administrator")
    found = re.search(r"/link/\S+", done.stdout)
    assert found
    return found.group()


@pytest.fixture
def phone(page_on: Open, strict: Site) -> Page:
    """A page in a browser that has a passkey of its own, which says yes to its owner's finger."""
    page = page_on(strict.url)
    page.goto("/sign-in/")
    return with_a_key(page)


@both_widths
def test_both_steps_lead_to_the_work(page_on: Open, strict: Site, width: int) -> None:
    account = strict.accounts()["practitioner" if width == 360 else "second_practitioner"]
    page = page_on(strict.url, width=width)
    page.goto("/work/")
    assert_accessible(page)
    type_password(page, account["email"], account["password"])

    expect(page.get_by_role("heading", name="Your second step")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Code", exact=True).fill("000 000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("main")).to_contain_text("does not fit")
    assert_accessible(page)
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()

    page.wait_for_url("**/work/**")
    page.goto("/account/")
    expect(page.get_by_text("This one")).to_be_visible()
    assert_accessible(page)


@both_widths
def test_somebody_who_was_invited_comes_in_with_an_app(page_on: Open, strict: Site, width: int) -> None:
    page = page_on(strict.url, width=width)
    link = invited(strict, f"Wren{width}")
    page.goto(link)
    assert_accessible(page)
    page.get_by_label("New password").fill("password1234")
    page.get_by_role("button", name="Keep this password").click()
    assert_accessible(page)
    page.get_by_label("New password").fill(GOOD)
    page.get_by_role("button", name="Keep this password").click()

    expect(page.get_by_role("heading", name="Set up a second step")).to_be_visible()
    assert_accessible(page)
    page.goto("/accounts/")
    expect(page.get_by_role("heading", name="Set up a second step")).to_be_visible()
    page.get_by_role("link", name="Add an app").click()
    assert_accessible(page)
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("The code that the app shows now").fill(code_of(secret))
    page.get_by_role("button", name="Add this app").click()

    expect(page.get_by_role("heading", name="Keep these codes")).to_be_visible()
    assert_accessible(page)
    page.goto("/accounts/")
    expect(page.get_by_role("heading", name="Who works here")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Invite somebody").click()
    assert_accessible(page)
    page.goto(link)
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
    assert_accessible(page)


def test_a_passkey_is_made_and_signs_in_by_itself_and_counts_as_a_second_step(phone: Page, strict: Site) -> None:
    phone.goto(invited(strict, "Sorrel"))
    phone.get_by_label("New password").fill(GOOD)
    phone.get_by_role("button", name="Keep this password").click()
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_label("A name for it").fill("my phone")
    assert_accessible(phone)
    phone.get_by_role("button", name="Add it").click()
    expect(phone.get_by_role("heading", name="Keep these codes")).to_be_visible()

    phone.goto("/account/")
    expect(phone.get_by_text("Passkey: my phone", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Sign out").click()
    phone.get_by_role("button", name="Use a passkey").click()

    phone.wait_for_url("**/accounts/")
    phone.goto("/accounts/invite/")
    expect(phone.get_by_role("heading", name="Invite somebody")).to_be_visible()


def test_a_passkey_does_for_the_second_step_after_a_password(phone: Page, strict: Site) -> None:
    phone.goto(invited(strict, "Teasel"))
    phone.get_by_label("New password").fill(GOOD)
    phone.get_by_role("button", name="Keep this password").click()
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_label("A name for it").fill("my phone")
    phone.get_by_role("button", name="Add it").click()
    expect(phone.get_by_role("heading", name="Keep these codes")).to_be_visible()
    phone.goto("/account/")
    phone.get_by_role("button", name="Sign out").click()

    type_password(phone, "teasel@rightdoor.example", GOOD)
    phone.get_by_role("button", name="Use a passkey").click()

    phone.wait_for_url("**/accounts/")


def test_a_browser_without_any_passkey_is_told_and_can_go_on_another_way(page_on: Open, strict: Site) -> None:
    page = page_on(strict.url)
    page.goto("/sign-in/")
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("No passkey answered")).to_be_visible()


@both_widths
def test_what_is_delicate_asks_again_and_keeps_what_was_typed(browser_page: Open, site: Site, width: int) -> None:
    account = site.accounts()["system_administrator"]
    page = browser_page(width=width)
    type_password(page, account["email"], account["password"])
    page.wait_for_url("**/accounts/")
    page.goto("/accounts/invite/")
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Invite somebody")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Bryony O'Rook")
    page.get_by_label("Work e-mail address").fill(f"bryony{width}@rightdoor.example")
    page.get_by_label("Service manager").check()
    page.get_by_label("Every area").check()
    page.get_by_role("button", name="Invite them").click()

    expect(page.get_by_role("main")).to_contain_text("A link is on its way")
    expect(page.get_by_role("main")).to_contain_text("Bryony O'Rook")
    assert_accessible(page)


def test_a_second_step_needs_no_scripts(page_on: Open, strict: Site) -> None:
    page = page_on(strict.url, javascript=False)
    enter(page, strict.accounts()["practitioner_unqualified"])

    page.wait_for_url("**/work/**")
    expect(page.get_by_role("button", name="Use a passkey")).not_to_be_visible()


@both_widths
def test_asking_for_a_new_password_says_the_same_to_everybody(browser_page: Open, width: int) -> None:
    page = browser_page(width=width)
    page.goto("/sign-in/")
    page.get_by_role("link", name="I do not know my password").click()
    assert_accessible(page)
    page.get_by_label("E-mail address").fill(f"nobody{width}@rightdoor.example")
    page.get_by_role("button", name="Send me a link").click()

    expect(page.get_by_role("heading", name="Look at your e-mail")).to_be_visible()
    assert_accessible(page)


def test_ending_the_others_ends_them_at_once(browser_page: Open, site: Site) -> None:
    account = site.accounts()["practitioner_kent"]
    left_open, here = browser_page(), browser_page()
    for page in (left_open, here):
        type_password(page, account["email"], account["password"])
        page.wait_for_url("**/work/**")
    here.goto("/account/")
    here.get_by_role("button", name="End all the others").click()

    left_open.goto("/work/tasks/")

    expect(left_open.get_by_role("heading", name="Sign in")).to_be_visible()
    here.goto("/work/")
    expect(here.get_by_role("heading", name="Sign in")).not_to_be_visible()


@both_widths
def test_choosing_another_password_asks_for_a_second_step_first(browser_page: Open, site: Site, width: int) -> None:
    account = site.accounts()["practitioner_lapsed"]
    page = browser_page(width=width)
    type_password(page, account["email"], account["password"])
    page.wait_for_url("**/work/**")
    page.goto("/account/")
    page.get_by_role("link", name="Choose another password").click()
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("New password")).to_be_visible()
    assert_accessible(page)


def test_no_page_of_the_library_can_be_reached(browser_page: Open) -> None:
    page = browser_page()
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/2fa/", "/accounts/social/connections/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404, address
