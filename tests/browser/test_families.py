"""Who else knocks for one child, in a browser: what each of them sees, and what none of them may learn of another."""

import re
from collections.abc import Callable, Mapping

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_asking import answer_safe, save, send, start
from tests.browser.test_my_request import open_with
from tests.browser.test_records import found_by, looked_at

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]
WORD = "otter9"


def ask(page: Page, who: str, told: Mapping[str, str]) -> str:
    """Ask for help with these answers and no others, page by page; the code of the receipt."""
    start(page, who)
    for _page in range(30):
        if page.get_by_role("heading", name="Check and send", exact=True, level=1).count():
            return send(page, word=WORD)
        if page.locator("input[name=danger_now]").count():
            answer_safe(page)
            continue
        for name, answer in told.items():
            choice = page.locator(f"[name={name}][value='{answer}']")
            if choice.count():
                choice.check()
            elif page.locator(f"[name={name}]").count():
                page.locator(f"[name={name}]").fill(answer)
        save(page)
    raise AssertionError("There is no last page")


def request_with(staff: Page, code: str) -> str:
    """Open the request with this code by searching for it; its address."""
    staff.goto("/work/queue/")
    staff.locator("#rd-search").fill(code)
    staff.keyboard.press("Enter")
    staff.wait_for_url(re.compile("/work/requests/"))
    return staff.url


def answer(staff: Page, request: str, *, to_them: str, to_who_asked: str = "") -> None:
    """Decide: advice, with a letter to the family and, where somebody else asked, one to them."""
    staff.goto(f"{request}decide/")
    staff.get_by_role("textbox", name="Your formulation").fill("Talked through; advice is what fits now.")
    staff.get_by_role("radio", name=re.compile("^Advice")).check()
    staff.get_by_role("textbox", name="Letter", exact=True).fill(to_them)
    if to_who_asked:
        staff.get_by_role("textbox", name="Letter to whoever referred").fill(to_who_asked)
    staff.get_by_role("button", name="Issue decision and letter").click()
    expect(staff.get_by_role("heading", name="The letter", exact=True)).to_be_visible()


def write(page: Page, label: str, words: str) -> None:
    page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Send it").click()
    expect(page.locator(".rd-said").last).to_contain_text(words)


def test_a_father_who_may_not_know_sees_the_same_page_whatever_his_daughter_does(
    browser_page: Open, sign_in_as: SignIn
) -> None:
    hers, his = browser_page(width=360), browser_page(width=360)
    told = {"voice": "young", "preferred_name": "Linnet", "age": "15", "postcode": "CT1 2XX"}
    her_code = ask(hers, "For me", told | {"must_not_know": "My dad, Corin", "story": "He shouts. I hide in my room."})
    told = {"referrer_name": "Corin Thistledown", "legal_name": "Linnet Thistledown", "preferred_name": "Linnet"}
    his_code = ask(his, "For my child", told | {"age": "15", "postcode": "CT1 2XX", "story": "She hardly speaks."})
    open_with(his, his_code, WORD)
    before = his.get_by_role("main").inner_text()

    staff = sign_in_as(browser_page(), "practitioner")
    request = request_with(staff, her_code)
    expect(staff.get_by_role("main")).to_contain_text("My dad, Corin")
    looked_at(staff)
    write(staff, "Write to them", "Shall we talk at school?")
    answer(staff, request, to_them="Dear Linnet, these three things may help.")
    open_with(hers, her_code, WORD)
    expect(hers.get_by_role("main")).to_contain_text("One new answer")
    hers.get_by_role("link", name="Letter").click()
    expect(hers.get_by_role("main")).to_contain_text("these three things may help")

    his.goto("/my-request/open/")
    assert his.get_by_role("main").inner_text() == before
    assert "speaks" not in before
    his.goto("/my-request/letters/1/")
    expect(his.get_by_role("heading", level=1)).to_have_text(re.compile("not here|cannot|Page"))


def keep_from(staff: Page, request: str) -> None:
    """Write down who the father is, that he asked himself, and that he must not know."""
    staff.goto(request)
    staff.get_by_role("link", name="Everything about them").click()
    staff.wait_for_url(re.compile(r"/[0-9a-f-]{36}/$"))
    family = f"{staff.url}family/"
    staff.goto(f"{family}person/")
    staff.get_by_label("Their name, as the family says it").fill("Corin Thistledown")
    staff.locator("input[name=kind]").first.check()
    staff.get_by_label("Who said so, and how").fill("Linnet, in the room")
    staff.get_by_role("button", name="Write it down").click()
    staff.wait_for_url(family)
    staff.goto(f"{family}keep-from/")
    looked_at(staff)
    staff.get_by_label("Corin Thistledown").first.check()
    staff.get_by_label("The child does not want them to know").check()
    staff.locator("input[name=plan]").first.check()
    staff.get_by_label("Who said so, and how").fill("Linnet, in the room")
    staff.get_by_role("button", name="Write it down").click()
    staff.wait_for_url(family)


def tell(staff: Page, address: str) -> None:
    """Write down what stands on the form, held to account first at both widths."""
    looked_at(staff)
    with staff.expect_navigation():
        staff.get_by_role("button", name="Write it down").click()
    expect(staff).to_have_url(re.compile(re.escape(address)))


def family_of(staff: Page, request: str) -> str:
    """Where the family of whom this request is about stands."""
    staff.goto(request)
    with staff.expect_navigation():
        staff.get_by_role("link", name="Everything about them").click()
    return f"{staff.url}family/"


def test_what_is_told_of_a_sister_is_ticked_for_her_brother_and_what_is_not_is_said(
    browser_page: Open, sign_in_as: SignIn
) -> None:
    child = {"referrer_name": "Sorrel Mallow", "legal_name": "Teal Mallow", "preferred_name": "Teal", "age": "9"}
    codes = [
        ask(browser_page(width=360), "For my child", child | {"postcode": "CT1 2XX", "story": "Cries at night."} | more)
        for more in ({}, {"legal_name": "Alder Mallow", "preferred_name": "Alder", "age": "7"})
    ]
    staff = sign_in_as(browser_page(), "practitioner")
    hers, his = (family_of(staff, request_with(staff, code)) for code in codes)
    staff.goto(f"{hers}person/")
    staff.get_by_label("Their name, as the family says it").fill("Alder")
    staff.get_by_label("Sibling", exact=True).check()
    staff.get_by_label("Code of a request about them").fill(codes[1])
    staff.get_by_label("Who said so, and how").fill("Their mother, by telephone")
    tell(staff, hers)

    staff.goto(f"{hers}person/")
    staff.get_by_label("Their name, as the family says it").fill("Dale")
    staff.get_by_label("Step-parent", exact=True).check()
    staff.get_by_label("Who said so, and how").fill("Teal, in the room")
    expect(staff.get_by_label("What are they to Alder?")).to_be_hidden()
    staff.locator("input[name=siblings]").check()
    staff.get_by_label("What are they to Alder?").select_option(label="Parent")
    staff.get_by_label("How do you know that it is so for them too?").fill("Their mother said it of both")
    tell(staff, hers)
    expect(staff.get_by_role("status").filter(has_text="written down too")).to_contain_text("Alder")
    looked_at(staff)
    staff.goto(f"{hers}keep-from/")
    staff.get_by_label("Dale").first.check()
    staff.get_by_label("The child does not want them to know", exact=True).first.check()
    staff.get_by_label("Who said so, and how").fill("Teal, in the room")
    tell(staff, hers)
    expect(staff.get_by_role("status").filter(has_text="not written down")).to_contain_text("Alder")
    looked_at(staff)

    staff.goto(his)
    expect(staff.get_by_role("main")).to_contain_text("Dale. Parent of Alder")
    expect(staff.get_by_role("main")).to_contain_text("Their mother said it of both")
    expect(staff.get_by_role("main")).not_to_contain_text("Teal, in the room")


def written_to(site: Site, code: str) -> list[str]:
    """The words that have left, or wait to leave, for whoever asked with this code."""
    with psycopg.connect(site.environment["DATABASE_OWNER_URL"]) as owner:
        return [str(row[0]) for row in owner.execute(
            "select mail.kind from rd_messages_message mail join referrals_referral one"
            " on mail.plan_id in (one.referrer_plan_id, one.contact_plan_id)"
            " where one.code = %s and mail.state in ('waiting', 'sent') and mail.kind <> 'receipt'", [code]
        )]  # fmt: skip


def test_a_father_with_responsibility_who_must_not_know_is_told_nothing_new_by_any_way(
    site: Site, browser_page: Open, sign_in_as: SignIn
) -> None:
    his = browser_page(width=360)
    told = {"referrer_name": "Corin Thistledown", "legal_name": "Linnet Thistledown", "preferred_name": "Linnet"}
    told |= {"age": "9", "postcode": "CT1 2XX", "responsibility": "yes", "story": "She hardly speaks."}
    code = ask(his, "For my child", told)
    staff = sign_in_as(browser_page(), "practitioner")
    request = request_with(staff, code)
    open_with(his, code, WORD)
    before = his.get_by_role("main").inner_text()
    answer(staff, request, to_them="Dear Linnet, these three things may help.")
    his.goto("/my-request/open/")
    expect(his.get_by_role("main")).to_contain_text("There is an answer")  # nothing keeps it from him yet

    keep_from(staff, request)

    his.goto("/my-request/open/")
    assert his.get_by_role("main").inner_text() == before
    for path in ("letters/1/", "meet/1/", "passport/"):
        his.goto(f"/my-request/{path}")
        expect(his.get_by_role("main")).not_to_contain_text(re.compile("may help|Linnet"))
    his.goto("/my-request/messages/")
    expect(his.get_by_role("main")).not_to_contain_text("may help")
    assert written_to(site, code) == []
    officer = sign_in(browser_page(), site.accounts()["data_officer"])
    found_by(officer, code)
    form = officer.locator("details", has_text="They ask for a copy")
    form.get_by_label("Someone with parental responsibility").check()
    form.get_by_label("A worker who knows them was with them").check()
    form.get_by_role("button", name=re.compile("Write it down")).click()
    officer.get_by_role("button", name="Make the copy").click()
    reader = sign_in(browser_page(), site.accounts()["safeguarding_lead"])
    reader.goto(officer.url)
    reader.get_by_role("button", name="Read it before it is given").click()
    expect(reader.get_by_text("There is nothing in this copy.")).to_be_visible()


@pytest.mark.full
def test_two_separated_parents_each_see_their_own_request_and_nothing_of_the_other(
    browser_page: Open, sign_in_as: SignIn
) -> None:
    child = {"legal_name": "Robin Teasel", "preferred_name": "Robin", "age": "8", "postcode": "CT1 2XX"}
    hers, his = browser_page(width=360), browser_page(width=360)
    her_code = ask(hers, "For my child", child | {"referrer_name": "Sorrel Teasel", "story": "Robin cries at night."})
    his_code = ask(his, "For my child", child | {"referrer_name": "Ash Fennel", "story": "Robin will not eat here."})
    open_with(hers, her_code, WORD)
    open_with(his, his_code, WORD)
    before = his.get_by_role("main").inner_text()

    hers.get_by_role("link", name="Messages").click()
    write(hers, "Write to us", "Their father must not collect them.")
    staff = sign_in_as(browser_page(), "practitioner")
    request_with(staff, her_code)
    expect(staff.get_by_role("main")).to_contain_text("Their father must not collect them.")

    his.goto("/my-request/open/")
    assert his.get_by_role("main").inner_text() == before
    his.get_by_role("link", name="Messages").click()
    expect(his.get_by_role("main")).not_to_contain_text("collect")
    for page in (hers, his):
        page.goto("/my-request/open/")
        expect(page.get_by_role("main")).not_to_contain_text(re.compile("Sorrel|Fennel|cries|eat"))


def test_a_teacher_learns_what_came_of_it_and_nothing_that_was_said(browser_page: Open, sign_in_as: SignIn) -> None:
    page = browser_page()
    told = {"referrer_name": "Ms Juniper", "referrer_role": "Head of year", "preferred_name": "Finch", "age": "13"}
    code = ask(page, "For someone I work with", told | {"postcode": "CT1 2XX", "story": "Asleep in most lessons."})
    staff = sign_in_as(browser_page(), "practitioner")
    request = request_with(staff, code)
    answer(staff, request, to_them="Dear Finch, sleep comes first.", to_who_asked="Thank you. Finch has heard from us.")

    open_with(page, code, WORD)
    looked_at(page)
    page.get_by_role("link", name="Letter").click()
    expect(page.get_by_role("main")).to_contain_text("Finch has heard from us")
    expect(page.get_by_role("main")).not_to_contain_text("sleep comes first")


@pytest.mark.full
def test_a_social_worker_is_asked_what_is_missing_and_answers_on_their_own_page(
    browser_page: Open, sign_in_as: SignIn
) -> None:
    page = browser_page()
    told = {"referrer_name": "Bryony Sedge", "referrer_role": "Social worker", "preferred_name": "Tern", "age": "14"}
    code = ask(page, "For someone I work with", told | {"postcode": "CT1 2XX", "story": "New placement in January."})
    staff = sign_in_as(browser_page(), "practitioner")
    request_with(staff, code)
    staff.get_by_text("Ask for a fact").click()
    staff.get_by_label("Your question, as they will read it").fill("Who has parental responsibility now?")
    staff.get_by_role("button", name="Send the question", exact=True).click()
    expect(staff.get_by_text("Paused").first).to_be_visible()

    open_with(page, code, WORD)
    page.get_by_role("link", name=re.compile("A person asked you something")).click()
    expect(page.get_by_role("main")).to_contain_text("Who has parental responsibility now?")
    looked_at(page)
    page.get_by_role("textbox").last.fill("The county and her mother share it.")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("main")).to_contain_text("Your answer is with the person who asked")

    staff.reload()
    expect(staff.get_by_role("main")).to_contain_text("The county and her mother share it.")
