"""The pages on which a child is found again, two records are compared, and two people join them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.records.people.models import Person
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.tests.pairs_here import WHY, Pair, person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn, staff

DAY = {"born_on_day": "4", "born_on_month": "5", "born_on_year": "2012", "born_on_0": "4", "born_on_1": "5",
       "born_on_2": "2012"}  # fmt: skip


@pytest.fixture(autouse=True)
def monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


def pages_of(two: Pair) -> tuple[str, str]:
    """Where the two are compared, and where somebody says that they are one."""
    keys = [two[1].pk, person(two[0]).pk]
    return reverse("request-known-one", args=keys), reverse("request-known-join", args=keys)


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_somebody_is_found_by_name_and_day_and_nothing_typed_is_in_an_address(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    answer = signed_in(administrator).post(reverse("known"), {"name": "Wren Apelgarth", **DAY})

    assert answer.status_code == 200
    assert "Perhaps the same child" in words(answer)
    assert "the same birthday" in words(answer)
    assert "Apelgarth" not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "Wren"}, "two of name, day of birth and postcode"),
        ({"nhs_number": "943 476 5918"}, "cannot be an NHS number"),
        ({"name": "Wren", "born_on_day": "31", "born_on_month": "2", "born_on_year": "2012", "born_on_0": "31",
          "born_on_1": "2", "born_on_2": "2012"}, "day"),
        ({"name": "W" * 500, "postcode": "CT1 2QQ"}, "400"),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_for_is_said_and_what_was_typed_stays(
    typed: dict[str, str], told: str, administrator: Account, signed_in: SignedIn
) -> None:
    answer = signed_in(administrator).post(reverse("known"), typed)

    assert answer.status_code == 422
    assert told in words(answer)
    assert next(iter(typed.values())) in words(answer)


@pytest.mark.parametrize("name", ["O’Brien-Ó Séaghdha", "Прийма 🦊", "Madonna", "𝔚𝔯𝔢𝔫"])
def test_no_name_is_too_strange_to_be_looked_for(name: str, administrator: Account, signed_in: SignedIn) -> None:
    answer = signed_in(administrator).post(reverse("known"), {"name": name, "postcode": "CT1 2QQ"})

    assert answer.status_code == 200
    assert "Nobody like this is known" in words(answer)


def test_the_page_of_a_request_says_that_another_record_may_be_of_this_child(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(administrator)

    assert "Another record may be of this child" in words(browser.get(reverse("request", args=[two[1].pk])))
    page = words(browser.get(reverse("request-known", args=[two[1].pk])))
    assert "Wren Applegarth" in page
    assert "Asked before" in page


def test_two_requests_about_one_child_are_joined_by_two_people_and_both_are_kept(
    two: Pair, administrator: Account, second: Account, signed_in: SignedIn
) -> None:
    where, join = pages_of(two)
    browser = signed_in(administrator, second=True)
    assert "the same" in words(browser.get(where))
    page = browser.post(join, {"reason": WHY})["Location"]
    joining = Joining.objects.get()
    assert page == reverse("joining", args=[joining.pk])
    assert "Somebody else must answer this" in words(browser.get(page))

    browser = signed_in(second, second=True)
    assert "I agree" in words(browser.get(page))
    assert browser.post(answer_to(joining), {"yes": "1"}).status_code == 302

    joining.refresh_from_db()
    assert joining.stage == Stage.JOINED
    for request in two:
        shown = browser.get(reverse("request", args=[request.pk]))
        assert shown.status_code == 200
        assert "may be of this child" not in words(shown)


def answer_to(joining: Joining) -> str:
    return reverse("joining-answer", args=[joining.pk])


def test_a_short_reason_is_told_and_kept(two: Pair, administrator: Account, signed_in: SignedIn) -> None:
    _where, join = pages_of(two)
    answer = signed_in(administrator, second=True).post(join, {"reason": "Same one"})

    assert answer.status_code == 422
    assert "how you know" in words(answer)
    assert "Same one" in words(answer)


def test_a_double_click_on_agree_is_agreeing_once(
    two: Pair, administrator: Account, second: Account, signed_in: SignedIn
) -> None:
    _where, join = pages_of(two)
    signed_in(administrator, second=True).post(join, {"reason": WHY})
    page, browser = answer_to(Joining.objects.get()), signed_in(second, second=True)

    first, again = browser.post(page, {"yes": "1"}), browser.post(page, {"yes": "1"})

    assert (first.status_code, again.status_code) == (302, 409)
    assert "answered already" in words(again)


def test_two_children_are_not_suggested_again(two: Pair, administrator: Account, signed_in: SignedIn) -> None:
    browser = signed_in(administrator)
    browser.post(reverse("request-known-apart", args=[two[1].pk, person(two[0]).pk]))

    assert "Nobody like this child is known" in words(browser.get(reverse("request-known", args=[two[1].pk])))


def test_a_mistake_is_asked_by_one_agreed_by_another_and_looked_at(
    two: Pair, administrator: Account, second: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    _where, join = pages_of(two)
    page = signed_in(administrator, second=True).post(join, {"reason": WHY})["Location"]
    joining = Joining.objects.get()
    signed_in(second, second=True).post(answer_to(joining), {"yes": "1"})

    browser = signed_in(administrator, second=True)
    assert browser.get(reverse("joining-part", args=[joining.pk])).status_code == 200
    assert browser.post(reverse("joining-part", args=[joining.pk]), {"reason": "no"}).status_code == 422
    assert browser.post(reverse("joining-part", args=[joining.pk]), {"reason": WHY}).status_code == 302
    assert signed_in(second, second=True).post(answer_to(joining), {"yes": "1"}).status_code == 302
    looking = signed_in(practitioner)
    assert "How may they be reached?" in words(looking.get(page))
    assert looking.post(reverse("joining-review", args=[joining.pk]), {}).status_code == 422
    assert looking.post(reverse("joining-review", args=[joining.pk]), {"holds": "each"}).status_code == 302
    assert looking.post(reverse("joining-review", args=[joining.pk]), {"holds": "each"}).status_code == 409

    joining.refresh_from_db()
    assert (joining.stage, joining.reviewed_by) == (Stage.PARTED, practitioner)
    assert "Parted again" in words(looking.get(reverse("joinings")))


def test_what_waits_stands_on_the_list(two: Pair, administrator: Account, signed_in: SignedIn) -> None:
    browser = signed_in(administrator, second=True)
    assert words(browser.get(reverse("joinings"))).count("Nothing waits.") == 2
    browser.post(pages_of(two)[1], {"reason": WHY})

    assert "Waits for a second person" in words(browser.get(reverse("joinings")))


def test_only_who_is_suggested_can_be_compared_and_a_group_is_nobody(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    stranger = waiting(administrator.partnership, "Robin Fennimore")
    group = waiting(administrator.partnership)
    Referral.objects.filter(pk=group.pk).update(person=None)
    browser = signed_in(administrator, second=True)

    assert browser.get(reverse("request-known-one", args=[two[1].pk, person(stranger).pk])).status_code == 404
    assert browser.get(reverse("request-known-one", args=[two[1].pk, uuid4()])).status_code == 404
    assert browser.get(reverse("request-known", args=[group.pk])).status_code == 404
    assert browser.get(reverse("joining", args=[uuid4()])).status_code == 404


def test_a_pair_of_whom_one_is_a_relative_looks_like_any_that_is_not_there(
    two: Pair, administrator: Account, second: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    Relation.objects.create(
        partnership=second.partnership, account=practitioner, kind=Tie.BLOCK, about_kind="people.person",
        about_id=two[0].person_id, starts_at=MONDAY, source="their own word",
    )  # fmt: skip
    _where, join = pages_of(two)
    page = signed_in(administrator, second=True).post(join, {"reason": WHY})["Location"]
    browser = signed_in(practitioner, second=True)

    hidden, none = browser.get(page), browser.get(reverse("joining", args=[uuid4()]))

    assert (hidden.status_code, none.status_code) == (404, 404)
    assert "Wren" not in words(browser.get(reverse("joinings")))
    assert "may be of this child" not in words(browser.get(reverse("request", args=[two[1].pk])))


@pytest.mark.parametrize("role", [Role.WORKER, Role.MANAGER, Role.AUDITOR, Role.COMMISSIONER])
def test_nobody_else_finds_these_pages(role: Role, administrator: Account, signed_in: SignedIn) -> None:
    browser = signed_in(staff(administrator.partnership, "Ferdy Latch", role))

    assert browser.get(reverse("known")).status_code == 404
    assert browser.get(reverse("joinings")).status_code == 404


WHO = {"preferred_name": "Wren", "legal_name": "Rowena Applegarth", "postcode": "CT1 2QQ", "school": "", **DAY}


def test_who_a_child_is_can_be_written_down_and_finds_them_again(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    browser, where = signed_in(administrator), reverse("request-known-who", args=[two[1].pk])
    assert 'value="Wren Aplegarth"' in words(browser.get(where))

    answer = browser.post(where, {**WHO, "nhs_number": "943 476 5919"})

    assert answer["Location"] == reverse("request-known", args=[two[1].pk])
    kept = Person.objects.get(pk=two[1].person_id)
    assert (kept.legal_name, kept.nhs_number) == ("Rowena Applegarth", "9434765919")
    found = browser.post(reverse("known"), {"nhs_number": "9434765919"})
    assert "the same NHS number" in words(found)


def test_a_child_who_is_not_born_yet_is_expected(two: Pair, administrator: Account, signed_in: SignedIn) -> None:
    where = reverse("request-known-who", args=[two[1].pk])
    expected = {"due_on_day": "1", "due_on_month": "6", "due_on_year": "2026", "due_on_0": "1", "due_on_1": "6",
                "due_on_2": "2026"}  # fmt: skip
    browser = signed_in(administrator)

    assert "not both" in words(browser.post(where, {**WHO, **expected}))
    assert browser.post(where, {"preferred_name": "Baby Applegarth", **expected}).status_code == 302

    kept = Person.objects.get(pk=two[1].person_id)
    assert (kept.born_on, kept.due_on) == (None, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"preferred_name": "", "legal_name": ""}, "Give a name"),
        ({"born_on_year": "2027", "born_on_2": "2027"}, "That day has not come yet"),
        ({"born_on_year": "1826", "born_on_2": "1826"}, "more than 120 years ago"),
        ({"born_on_year": "1991", "born_on_2": "1991"}, "up to 25"),
        ({"nhs_number": "12"}, "cannot be an NHS number"),
        ({"legal_name": "W" * 400}, "160"),
    ],
)
def test_who_a_child_cannot_be_is_told_and_nothing_is_changed(
    typed: dict[str, str], told: str, two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    answer = signed_in(administrator).post(reverse("request-known-who", args=[two[1].pk]), {**WHO, **typed})

    assert answer.status_code == 422
    assert told in words(answer)
    assert Person.objects.get(pk=two[1].person_id).legal_name == ""


def test_the_expected_day_stands_on_the_page_of_the_request(
    two: Pair, administrator: Account, signed_in: SignedIn
) -> None:
    Person.objects.filter(pk=two[1].person_id).update(born_on=None, due_on=date(2026, 6, 1))

    page = words(signed_in(administrator).get(reverse("request", args=[two[1].pk])))

    assert "Expected" in page
    assert "1 June 2026" in page
