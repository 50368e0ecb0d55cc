"""Whoever asked more than once opens all of it from one of their requests; nobody comes by what is not theirs."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.work.passport.actions import putting_beside
from rightdoor.work.passport.actions.putting_beside import (
    Enough,
    OtherAsker,
    SameRequest,
    open_beside,
    put_beside,
    take_apart,
)
from rightdoor.work.passport.models import Beside
from rightdoor.work.passport.presenters.others import others_of
from rightdoor.work.passport.presenters.page import questions_to
from rightdoor.work.passport.presenters.where import where_it_is
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.lifecycle import OPEN, Stage
from rightdoor.work.referrals.models import Asker, Referral
from tests.people_here import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
OTHERS, HERE, APART = reverse("my-request-others"), reverse("my-request-open"), reverse("my-request-apart")
OTHER_WORD = "badger3"


@pytest.fixture
def second(partnership: Partnership) -> Referral:
    return a_request(partnership, code=OTHER_CODE, secret_word=hash_secret(OTHER_WORD), story="The second one")


def put(first: Referral, **changed: Any) -> Beside | None:
    typed = {"code": OTHER_CODE, "word": OTHER_WORD, **changed}
    return put_beside(**typed, referral_id=first.pk, network="::1", by=VISITOR, at=MONDAY)


def turn(number: int) -> str:
    return reverse("my-request-turn", args=[number])


def drawn_for(request: Referral) -> dict[str, str]:
    """The key that each form of this request's pages holds."""
    return {"of": str(request.pk)}


def test_with_code_and_word_another_is_added_and_opened_from_the_first(
    visit: Client, referral: Referral, second: Referral
) -> None:
    answer = visit.post(OTHERS, {"code": OTHER_CODE, "word": OTHER_WORD}, follow=True)
    assert "From now on you can open it from here" in answer.content.decode()

    assert visit.post(turn(1), follow=True).redirect_chain == [(HERE, 302)]
    assert b"The second one" in visit.get(HERE).content
    visit.post(turn(0), drawn_for(second))
    assert b"Canary-story" in visit.get(HERE).content
    assert acts(about=second.pk) == ["passport.opened", "passport.put_beside", "passport.opened"]
    assert acts(about=referral.pk) == ["passport.opened", "passport.put_beside", "passport.opened"]


def test_it_is_still_there_at_the_next_visit_and_not_the_other_way_round(
    visit: Client, referral: Referral, second: Referral
) -> None:
    put(referral)
    again, from_the_other = Client(), Client()
    again.post("/my-request/", {"code": CODE, "word": WORD})
    from_the_other.post("/my-request/", {"code": OTHER_CODE, "word": OTHER_WORD})

    again.post(turn(1))
    assert b"The second one" in again.get(HERE).content
    assert from_the_other.post(turn(1)).headers["Location"] == OTHERS
    assert b"Canary-story" not in from_the_other.get(HERE).content
    assert b"Keep it by itself" in from_the_other.get(OTHERS).content


@pytest.mark.parametrize(
    "typed",
    [
        {"code": OTHER_CODE, "word": "wrong"},
        {"code": "abacus-abide-ability-ablaze", "word": OTHER_WORD},
    ],
)
def test_what_does_not_open_anything_adds_nothing_and_all_look_alike(
    visit: Client, second: Referral, typed: dict[str, str]
) -> None:
    answer = visit.post(OTHERS, typed)

    assert "We could not open anything with that." in answer.content.decode()
    assert not Beside.objects.exists()


def test_the_word_is_needed(visit: Client, second: Referral) -> None:
    assert b"Type the word or PIN of that request too" in visit.post(OTHERS, {"code": OTHER_CODE}).content
    assert not Beside.objects.exists()


def test_guesses_here_count_like_guesses_at_the_door(referral: Referral, second: Referral) -> None:
    for _try in range(5):
        assert put(referral, word="wrong") is None
    assert put(referral) is None


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE])
def test_a_request_of_another_asker_stays_apart(
    visit: Client, partnership: Partnership, referral: Referral, asker: Asker
) -> None:
    a_request(partnership, code=OTHER_CODE, secret_word=hash_secret(OTHER_WORD), asker=asker)

    with pytest.raises(OtherAsker):
        put(referral)
    assert (
        "Somebody else asked with that one"
        in visit.post(OTHERS, {"code": OTHER_CODE, "word": OTHER_WORD}).content.decode()
    )
    assert not Beside.objects.exists()


def test_the_one_that_is_open_is_not_added_to_itself(visit: Client, referral: Referral) -> None:
    with pytest.raises(SameRequest):
        put(referral, code=CODE, word=WORD)
    assert b"the code with which you came in" in visit.post(OTHERS, {"code": CODE, "word": WORD}).content


def test_what_is_added_twice_is_kept_once(referral: Referral, second: Referral) -> None:
    assert put(referral) == put(referral)
    assert acts(about=referral.pk) == ["passport.put_beside"]


def test_there_is_an_end_to_how_many(
    visit: Client, monkeypatch: pytest.MonkeyPatch, referral: Referral, second: Referral
) -> None:
    monkeypatch.setattr(putting_beside, "MOST", 0)

    with pytest.raises(Enough):
        put(referral)
    assert b"keeps its own code" in visit.post(OTHERS, {"code": OTHER_CODE, "word": OTHER_WORD}).content


def test_once_apart_neither_opens_the_other(visit: Client, referral: Referral, second: Referral) -> None:
    put(referral)
    visit.post(turn(1))

    answer = visit.post(APART, drawn_for(second), follow=True)  # from the second: whoever holds its code can end it too

    assert "opens only with its own code" in answer.content.decode()
    assert visit.post(turn(1), drawn_for(referral)).headers["Location"] == OTHERS
    assert b"Canary-story" in visit.get(HERE).content
    assert take_apart(referral_id=referral.pk, by=VISITOR, at=MONDAY) == 0
    assert acts(about=second.pk)[-1] == "passport.put_beside"


def test_a_visit_to_what_was_taken_apart_ends_where_it_began(
    visit: Client, referral: Referral, second: Referral
) -> None:
    put(referral)
    visit.post(turn(1))
    take_apart(referral_id=second.pk, by=VISITOR, at=MONDAY)

    assert b"The second one" not in visit.get(HERE, follow=True).content


def test_a_number_that_is_not_there_opens_nothing(visit: Client, referral: Referral) -> None:
    assert visit.post(turn(7)).headers["Location"] == OTHERS
    assert open_beside(from_id=referral.pk, number=7, by=VISITOR, at=MONDAY) is None


def test_without_a_visit_there_is_only_the_door() -> None:
    browser = Client()
    for answer in (browser.get(OTHERS), browser.post(turn(0)), browser.post(APART)):
        assert answer.headers["Location"] == reverse("my-request")


def test_a_request_that_has_ended_says_so_and_leads_back(
    visit: Client, referral: Referral, partnership: Partnership
) -> None:
    ended = a_request(
        partnership, code=OTHER_CODE, secret_word=hash_secret(OTHER_WORD), stage=Stage.ENDED, form_key=uuid4()
    )
    put(referral)

    assert b"This request is closed" in visit.get(OTHERS).content
    visit.post(turn(1))
    page = visit.get(HERE).content
    assert b"This request is closed" in page
    assert OTHERS.encode() in page
    visit.post(turn(0), drawn_for(ended))
    assert b"Canary-story" in visit.get(HERE).content
    assert acts(about=ended.pk)[-1] == "passport.opened"


def test_twenty_beside_ask_the_database_not_for_each_of_its_people(
    visit: Client, partnership: Partnership, referral: Referral, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        one = a_request(partnership, code=f"{OTHER_CODE}{number}")
        Beside.objects.create(referral=referral, other=one, made_at=MONDAY)
    with django_assert_max_num_queries(40):
        assert visit.get(OTHERS).content.count(b"Sent on") >= 5


def asked_by(asker: Asker, partnership: Partnership, number: int, **more: Any) -> Referral:
    """One of many requests of one asker, each of another child, at one of the stages that a line can tell."""
    stage = [Stage.RECEIVED, Stage.WAITING_FOR_FACTS, Stage.DECIDED, Stage.WITHDRAWN, Stage.DUPLICATE][number % 5]
    plain = {
        "code": f"{OTHER_CODE}{number}",
        "stage": stage,
        "referrer_plan": a_plan(partnership, phone="01632 960001"),
    }
    closed = {} if stage in OPEN else {"closed_at": MONDAY}
    return a_request(partnership, asker=asker, **plain | closed | more)


@pytest.mark.parametrize("asker", [Asker.ME, Asker.SOMEONE], ids=["a young person", "a professional"])
def test_fifty_beside_ask_the_database_as_often_as_one(asker: Asker, partnership: Partnership) -> None:
    first = asked_by(asker, partnership, 0)
    counts = []
    for numbers in (range(1, 2), range(2, 51)):
        for number in numbers:
            other = asked_by(asker, partnership, number)
            Beside.objects.create(referral=first, other=other, made_at=MONDAY)
        again = Referral.objects.get(pk=first.pk)
        with CaptureQueriesContext(connection) as asked:
            shown = others_of(again, again, MONDAY)
        counts.append(len(asked))

    assert len(shown.lines) == 51
    assert len({one.now for one in shown.lines}) > 2
    assert counts[0] == counts[1]


def test_each_line_of_a_professional_says_what_its_own_page_says_and_nothing_to_one_who_must_not_know(
    partnership: Partnership, lead: Account
) -> None:
    first = asked_by(Asker.SOMEONE, partnership, 0)
    for number in range(1, 11):
        other = asked_by(Asker.SOMEONE, partnership, number)
        Beside.objects.create(referral=first, other=other, made_at=MONDAY)
        if number % 5 == 1:
            ask_facts(referral_id=other.pk, facts=["age"], words="How old?", by=lead, at=MONDAY)
    closed = Referral.objects.get(code=f"{OTHER_CODE}7")
    assert closed.person is not None
    coach = Relative.objects.create(partnership=partnership, person=closed.person, name="Coach", added_at=MONDAY,
                                    added_by=lead, plan=a_plan(partnership, phone="01632 960 001"))  # fmt: skip
    MustNotKnow.objects.create(partnership=partnership, person=closed.person, relative=coach, reason="harmer",
                               source="Wren", told_at=MONDAY, told_to=lead)  # fmt: skip

    shown = others_of(first, first, MONDAY).lines

    rows = [first, *Referral.objects.filter(opened_from__isnull=False).order_by("opened_from__made_at", "opened_from")]
    own = [where_it_is(one, MONDAY, waits_for_me=questions_to(one, MONDAY).exists()).title for one in rows]
    assert [one.now for one in shown] == own
    assert (own[2], own[7]) == ("There is an answer.", "We have your request.")
