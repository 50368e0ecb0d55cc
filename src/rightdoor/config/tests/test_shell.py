"""The frame of every page: the same help for everybody, and for staff only what their roles open."""

import pytest
from django.test import Client, RequestFactory

from rightdoor.config.shell import shell
from rightdoor.ground.access.models import Account
from tests.people_here import MONDAY


def frame(rf: RequestFactory, account: Account | None, address: str = "/work/") -> dict[str, object]:
    request = rf.get(address)
    request.at, request.account = MONDAY, account  # type: ignore[attr-defined]
    return shell(request)


def opened(rf: RequestFactory, account: Account) -> list[str]:
    return [item.key for item in frame(rf, account)["nav_items"]]  # type: ignore[attr-defined]


def test_a_public_page_has_help_three_ways_and_no_query(rf: RequestFactory) -> None:
    found = frame(rf, None, "/")

    assert [line.short for line in found["help_lines"]] == ["Call 999", "Call 111, choose 2", "Text 85258"]  # type: ignore[attr-defined]
    assert [item.key for item in found["nav_items"]] == ["find", "ask", "request"]  # type: ignore[attr-defined]


def test_an_administrator_sees_the_front_doors_pages(rf: RequestFactory, administrator: Account) -> None:
    assert opened(rf, administrator) == [
        "queue", "safety", "tasks", "take", "known", "milestones", "assessments", "shared", "conflicts",
    ]  # fmt: skip


def test_a_manager_sees_people_and_the_rota_and_no_request(rf: RequestFactory, manager: Account) -> None:
    assert opened(rf, manager) == [
        "tasks",
        "waiting",
        "groups",
        "onward",
        "milestones",
        "complaints",
        "voices",
        "workforce",
        "rota",
        "shared",
        "conflicts",
    ]


def test_a_system_administrator_sees_no_content(rf: RequestFactory, system_administrator: Account) -> None:
    assert opened(rf, system_administrator) == ["accounts", "conflicts"]


def test_the_working_frame_asks_the_database_once(
    rf: RequestFactory, lead: Account, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        frame(rf, lead)


def test_staff_on_a_public_page_see_the_public_page(rf: RequestFactory, lead: Account) -> None:
    assert "account_name" not in frame(rf, lead, "/ask/")


def test_a_frame_is_made_for_a_request_that_no_view_has_seen(rf: RequestFactory) -> None:
    assert shell(rf.get("/nowhere/"))["help_url"] == "/help/"


@pytest.mark.parametrize("address", ["/", "/help/"])
def test_an_area_cookie_that_nobody_set_is_no_area(client: Client, address: str) -> None:
    client.cookies["area"] = "<script>"

    assert b"<script>" not in client.get(address).content.split(b"<main")[1]
