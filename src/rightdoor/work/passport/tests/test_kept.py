"""Notes on a young person's own phone: what the site does for it, and how little it knows."""

import html
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.models import Event
from rightdoor.work.passport.tests.test_notes import NOTES, WATER, body, choose, helper, plan, shown
from rightdoor.work.safetyplans.models import SafetyPlan

__all__ = ["helper", "plan"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
KEPT, PAGE = reverse("my-request-notes-kept"), reverse("page")


def mark_in(client: Client) -> str:
    """The mark that goes to the phone with the notes."""
    found = re.search(r'data-notes="([^"]+)"', shown(client))
    assert found is not None
    kept = json.loads(html.unescape(found[1]))
    assert [words for _title, words in kept["parts"]] == [[WATER]]
    return str(kept["mark"])


def newer(client: Client, mark: str) -> bool:
    found: bool = client.get(reverse("page-newer"), headers={"X-Kept": mark}).json()["newer"]
    return found


def test_that_it_is_kept_leaves_one_line_of_the_audit_and_leaving_does_not_empty_the_phone(
    visit: Client, plan: SafetyPlan, helper: Account
) -> None:
    assert visit.post(KEPT).status_code == 404  # nothing was chosen for their page
    choose(plan, helper, "me")
    assert visit.post(KEPT).status_code == 204

    assert Event.objects.filter(act="safetyplans.keep_own").count() == 1
    assert visit.post(reverse("my-request-finish"))["Clear-Site-Data"] == '"cache"'


def test_a_phone_hears_whether_something_newer_stands_without_a_sign_in_and_nothing_else(
    visit: Client, client: Client, plan: SafetyPlan, helper: Account
) -> None:
    choose(plan, helper, "me")
    mark = mark_in(visit)
    stranger = Client()
    assert not newer(stranger, mark)
    choose(plan, helper, "me", "school")
    assert newer(stranger, mark)
    assert [newer(stranger, wrong) for wrong in ("", "x", mark[:-1])] == [False, False, False]
    assert str(plan.pk) not in stranger.get(reverse("page-newer"), headers={"X-Kept": mark}).content.decode()


def test_the_page_and_its_names_say_nothing_of_what_they_are(client: Client) -> None:
    page = body(client, PAGE).casefold()
    assert [word for word in ("safety plan", "rightdoor</", "my notes", "999") if word in page] == []
    names = [client.get(reverse("page-manifest", args=[number])).json()["name"] for number in (1, 2, 3, 4)]
    assert names == ["Page", "List", "Weekend", "Colours"]
    assert client.get(reverse("page-manifest", args=[5])).status_code == 404
    assert json.dumps(PAGE) in client.get(reverse("page-worker")).content.decode()
    assert client.get(NOTES).status_code != 200
