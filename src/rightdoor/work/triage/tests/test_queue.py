"""The queue: whose requests, in which order, a page at a time, and red flags above everything."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.work.referrals.actions.drafting import start_draft
from rightdoor.work.referrals.actions.working import look_at
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.actions.listing import list_queue
from rightdoor.work.triage.models import Preparation
from rightdoor.work.triage.queue import PAGE, Page, Place, Sought, View, page_for, read_place, read_sought, waiting
from rightdoor.work.triage.tests.waiting_here import waiting as a_request
from tests.people_here import MONDAY, SignedIn, staff

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def keys(rows: list[Referral]) -> list[object]:
    return [row.pk for row in rows]


def seen_by(account: Account, **sought: str) -> Page:
    return page_for(account, read_sought(sought), MONDAY)


def test_the_oldest_promise_comes_first_and_no_promise_last(administrator: Account, partnership: Partnership) -> None:
    none = a_request(partnership, decide_by=None)
    second = a_request(partnership, decide_by=MONDAY + 2 * DAY)
    first = a_request(partnership, decide_by=MONDAY - DAY)

    assert keys(seen_by(administrator).rows) == [first.pk, second.pk, none.pk]


def test_a_red_flag_is_above_every_view_and_filter(administrator: Account, partnership: Partnership) -> None:
    flagged = a_request(partnership, flagged=True, area="medway", decide_by=MONDAY + 9 * DAY)
    a_request(partnership)

    for sought in (
        {},
        {"view": "answered"},
        {"view": "mine"},
        {"area": "essex"},
        {"ages": "under_11"},
        {"asker": "group"},
    ):
        assert keys(seen_by(administrator, **sought).flagged) == [flagged.pk], sought


def test_a_flag_on_what_was_never_sent_is_above_everything(administrator: Account, partnership: Partnership) -> None:
    draft = start_draft(
        partnership=partnership, asker="me", browser_key="tests", area="kent",
        answers={"voice": "young", "danger_now": "yes", "preferred_name": "Ash"}, by=VISITOR, at=MONDAY,
    )  # fmt: skip

    page = seen_by(administrator, area="essex")

    assert [one.pk for one, _flag in page.unsent] == [draft.pk]


def test_a_page_ends_and_goes_on_by_key(administrator: Account, partnership: Partnership) -> None:
    made = [a_request(partnership, decide_by=MONDAY + n % 7 * DAY) for n in range(PAGE + 5)]
    made += [a_request(partnership, decide_by=None) for _ in range(PAGE)]
    walked: list[object] = []
    page = seen_by(administrator)
    assert page.newer is None
    pages = [page]
    while page.older:
        page = seen_by(administrator, after=page.older.written())
        pages.append(page)
    for one in pages:
        walked += keys(one.rows)

    assert len(walked) == len(set(walked)) == len(made)
    assert [len(one.rows) for one in pages] == [PAGE, PAGE, 5]


def test_going_back_shows_the_same_pages(administrator: Account, partnership: Partnership) -> None:
    for n in range(PAGE + 3):
        a_request(partnership, decide_by=MONDAY + n % 5 * DAY if n % 2 else None)
    first = seen_by(administrator)
    assert first.older
    second = seen_by(administrator, after=first.older.written())
    assert second.newer

    again = seen_by(administrator, before=second.newer.written())

    assert keys(again.rows) == keys(first.rows)
    assert again.older == first.older
    assert again.newer is None


def test_going_back_inside_the_promised(administrator: Account, partnership: Partnership) -> None:
    made = [a_request(partnership, decide_by=MONDAY + n * DAY) for n in range(4)]

    page = waiting(Page(), administrator, Sought(place=Place(made[2].decide_by, made[2].pk, back=True)), MONDAY)

    assert keys(page.rows) == [made[0].pk, made[1].pk]


def test_an_address_that_makes_no_sense_is_the_first_page(administrator: Account, partnership: Partnership) -> None:
    only = a_request(partnership)

    for after in ("x", ".", "99999999999999999999999." + only.pk.hex, "12.nothing", "'; drop table"):
        assert read_place(after) is None
        page = seen_by(administrator, after=after, view="x", area="atlantis", ages="old", asker="you", at="row")
        assert keys(page.rows) == [only.pk]


def test_filters_are_by_area_age_and_who_asked(administrator: Account, partnership: Partnership) -> None:
    child = a_request(partnership, area="medway", asker=Asker.CHILD, about={"born_on": date(2017, 3, 9)})
    grown = a_request(partnership, about={"age_said": 18})

    assert keys(seen_by(administrator, area="medway").rows) == [child.pk]
    assert keys(seen_by(administrator, ages="under_11").rows) == [child.pk]
    assert keys(seen_by(administrator, ages="18_on").rows) == [grown.pk]
    assert keys(seen_by(administrator, asker="child").rows) == [child.pk]
    assert keys(seen_by(administrator, ages="16_17").rows) == []


@pytest.mark.parametrize(
    ("born_on", "ages"),
    [(date(2015, 3, 9), "11_to_15"), (date(2015, 3, 10), "under_11"), (date(2010, 3, 9), "16_17"),
     (date(2010, 3, 10), "11_to_15"), (date(2008, 2, 29), "18_on")],
)  # fmt: skip
def test_an_age_is_counted_to_the_day(
    administrator: Account, partnership: Partnership, born_on: date, ages: str
) -> None:
    only = a_request(partnership, about={"born_on": born_on})

    assert keys(seen_by(administrator, ages=ages).rows) == [only.pk]


def test_a_birthday_of_29_february_is_reached_on_1_march(administrator: Account, partnership: Partnership) -> None:
    a_request(partnership, about={"born_on": date(2012, 2, 29)})
    leap = MONDAY.replace(year=2028, month=2, day=29)

    assert len(page_for(administrator, read_sought({"ages": "16_17"}), leap).rows) == 1
    assert len(page_for(administrator, read_sought({"ages": "16_17"}), leap - DAY).rows) == 0


def test_mine_is_what_i_look_at_or_have_prepared(administrator: Account, partnership: Partnership) -> None:
    looked, prepared, _other = (a_request(partnership, decide_by=MONDAY + n * DAY) for n in range(3))
    look_at(referral_id=looked.pk, by=administrator, at=MONDAY)
    Preparation.objects.create(referral=prepared, prepared_by=administrator, saved_at=MONDAY)

    assert keys(seen_by(administrator, view="mine").rows) == [looked.pk, prepared.pk]
    later = page_for(administrator, Sought(view=View.MINE), MONDAY + timedelta(minutes=11))
    assert keys(later.rows) == [prepared.pk]


def test_views_by_stage(administrator: Account, partnership: Partnership) -> None:
    facts = a_request(partnership, stage=Stage.WAITING_FOR_FACTS)
    choosing = a_request(partnership, stage=Stage.CHOOSING)
    a_request(partnership, stage=Stage.DECIDED)

    assert keys(seen_by(administrator, view="facts").rows) == [facts.pk]
    assert keys(seen_by(administrator, view="choosing").rows) == [choosing.pk]
    assert len(seen_by(administrator).rows) == 2


def test_who_works_in_one_area_sees_that_area_and_what_has_none(partnership: Partnership) -> None:
    kent = staff(partnership, "Kent Only", Role.ADMINISTRATOR, area="kent")
    own, unknown = a_request(partnership, area="kent"), a_request(partnership, area="")
    a_request(partnership, area="essex")
    a_request(partnership, area="essex", flagged=True)

    page = seen_by(kent)

    assert set(keys(page.rows)) == {own.pk, unknown.pk}
    assert page.flagged == []


def test_another_partnership_is_not_there(administrator: Account) -> None:
    other = Partnership.objects.create(slug="elsewhere", name="Elsewhere")
    a_request(other)
    a_request(other, flagged=True)

    page = seen_by(administrator)

    assert (page.rows, page.flagged) == ([], [])


def test_what_was_shown_is_on_record_before_the_page(administrator: Account, partnership: Partnership) -> None:
    shown = a_request(partnership)

    list_queue(sought=Sought(), by=administrator, at=MONDAY)

    event = Event.objects.get(actor_id=administrator.pk)
    assert (event.act, event.shown) == ("triage.see_queue", [str(shown.pk)])


def filled(partnership: Partnership, times: int) -> None:
    """Rows of every kind, *times* over."""
    for n in range(times):
        a_request(partnership, f"Ro {n}", about={"born_on": date(2012, 1, 1) + n * DAY, "postcode": "CT1 2AB"})
        a_request(partnership, f"Flo {n}", flagged=True)
    start_draft(
        partnership=partnership, asker="me", browser_key="tests", area="kent",
        answers={"voice": "young", "danger_now": "yes"}, by=VISITOR, at=MONDAY,
    )  # fmt: skip


def test_fifty_rows_ask_the_database_no_more_often_than_one(
    administrator: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    filled(partnership, 1)
    client.get("/work/")
    with CaptureQueriesContext(connection) as one:
        assert client.get("/work/").status_code == 200
    filled(partnership, PAGE)
    with CaptureQueriesContext(connection) as fifty:
        assert client.get("/work/").status_code == 200

    assert len(fifty) == len(one) <= 26
    said = " ".join(query["sql"].lower() for query in fifty)
    assert "count(" not in said
    assert "offset" not in said


@pytest.fixture
def four_thousand(partnership: Partnership) -> None:
    """Thousands of answered requests, and some that wait."""
    whom = a_request(partnership)
    rows = []
    for n in range(4000):
        copy = Referral(**{f.attname: getattr(whom, f.attname) for f in Referral._meta.concrete_fields})
        copy.pk, copy.form_key = Referral._meta.pk.get_default(), Referral._meta.pk.get_default()
        copy.code = f"many-{n}"
        copy.stage = Stage.RECEIVED if n % 8 == 0 else Stage.DECIDED
        copy.decide_by = MONDAY + timedelta(hours=n) if n % 5 else None
        rows.append(copy)
    Referral.objects.bulk_create(rows, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("analyze referrals_referral")


def indexes_of(sql: str, parameters: tuple[Any, ...] | None) -> set[str]:
    """The indexes that a plan uses, and how it sorts."""
    with connection.cursor() as cursor:
        cursor.execute(f"explain (format json) {sql}", parameters)
        (plan,) = cursor.fetchone()
    tree = json.loads(plan) if isinstance(plan, str) else plan
    found: set[str] = set()
    waiting_nodes = [tree[0]["Plan"]]
    while waiting_nodes:
        node = waiting_nodes.pop()
        found |= {node.get("Index Name", ""), "sorted" if node["Node Type"] == "Sort" else ""}
        waiting_nodes += node.get("Plans", [])
    return found - {""}


@pytest.mark.usefixtures("four_thousand")
@pytest.mark.parametrize("after", [None, Place(MONDAY + timedelta(hours=800), Referral._meta.pk.get_default())])
def test_the_queue_is_read_from_its_partial_index_without_sorting(administrator: Account, after: Place | None) -> None:
    with CaptureQueriesContext(connection) as asked:
        waiting(Page(), administrator, Sought(place=after), MONDAY)
    pages = [query["sql"] for query in asked if "ORDER BY" in query["sql"]]

    assert len(pages) == 2
    for sql in pages:
        assert "referral_queue" in indexes_of(sql.replace("%", "%%"), None)
        assert "sorted" not in indexes_of(sql.replace("%", "%%"), None)
