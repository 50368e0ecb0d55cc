"""Two children's requests open side by side behind one word: what is sent reaches the one whose page it was."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.work.listening.models import Complaint
from rightdoor.work.passport.actions.putting_beside import put_beside, take_apart
from rightdoor.work.passport.models import Beside
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, WORD, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.models import Line
from tests.one_time import without_tokens
from tests.people_here import MONDAY
from tests.promises.forms_here import Form, forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
HERE, WORDS = reverse("my-request-open"), "Canary-tab: this is about Robin alone"


@pytest.fixture
def second(partnership: Partnership, referral: Referral) -> Referral:
    found = a_request(partnership, code=OTHER_CODE, story="Robin's own story")
    put_beside(referral_id=referral.pk, code=OTHER_CODE, word=WORD, network="::1", by=VISITOR, at=MONDAY)
    return found


def turn(visit: Client, number: int) -> None:
    """Open another from the page of all of them, as its button does."""
    to = reverse("my-request-turn", args=[number])
    visit.post(to, next(form for form in forms_of(visit, reverse("my-request-others")) if form.to == to).data)


def drawn(visit: Client, name: str, **typed: Any) -> tuple[str, dict[str, Any]]:
    """The form of a page as it stands there now, with what is typed into it."""
    where = reverse(name)
    form: Form = next(form for form in forms_of(visit, where) if form.to == where and "form_key" in form.data)
    return where, {**form.data, "facts": [], **typed}


def written() -> list[int]:
    return [model._base_manager.count() for model in (Addition, Line, Complaint, RedFlag)]


@pytest.mark.parametrize("name", ["my-request-messages", "my-request-add", "my-request-worse", "my-request-how",
                                  "my-request-complain", "my-request-stop", "my-request-reach"])  # fmt: skip
def test_every_form_names_the_request_on_whose_page_it_stands(visit: Client, second: Referral, name: str) -> None:
    first = Referral.objects.exclude(pk=second.pk).get()

    assert drawn(visit, name)[1]["of"] == [str(first.pk)]
    turn(visit, 1)
    assert drawn(visit, name)[1]["of"] == [str(second.pk)]
    assert str(first.pk) not in reverse(name)


def test_a_message_reaches_the_request_of_its_page_though_another_was_opened_since(
    visit: Client, referral: Referral, second: Referral
) -> None:
    where, typed = drawn(visit, "my-request-messages", words=[WORDS])
    turn(visit, 1)

    answer = visit.post(where, typed)

    assert answer.status_code == 302
    assert Line.objects.get().referral_id == referral.pk
    assert b"Canary-story" in visit.get(HERE).content  # and the page that follows is of the same


def test_a_request_is_stopped_from_its_own_page_alone(visit: Client, referral: Referral, second: Referral) -> None:
    turn(visit, 1)
    where, typed = drawn(visit, "my-request-stop")
    turn(visit, 0)

    visit.post(where, typed)

    referral.refresh_from_db()
    second.refresh_from_db()
    assert (referral.stage, second.stage) == (Stage.RECEIVED, Stage.WITHDRAWN)


def test_it_got_worse_is_told_of_the_child_of_that_page(visit: Client, referral: Referral, second: Referral) -> None:
    turn(visit, 1)
    where, typed = drawn(visit, "my-request-worse", facts=["in_danger_now"], words=[WORDS])
    turn(visit, 0)

    visit.post(where, typed)

    assert RedFlag.objects.get().about_id == second.pk
    assert Addition.objects.get().referral_id == second.pk


def test_what_was_taken_apart_meanwhile_gets_nothing_and_no_other_does(
    visit: Client, referral: Referral, second: Referral
) -> None:
    turn(visit, 1)
    where, typed = drawn(visit, "my-request-messages", words=[WORDS])
    take_apart(referral_id=second.pk, by=VISITOR, at=MONDAY)

    answer = visit.post(where, typed)

    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert "Nothing was sent" in answer.content.decode()
    assert written() == [0, 0, 0, 0]
    assert b"Robin" not in visit.get(HERE).content


def test_danger_is_heard_also_where_the_form_has_nowhere_to_go(
    visit: Client, referral: Referral, second: Referral
) -> None:
    turn(visit, 1)
    where, typed = drawn(visit, "my-request-worse", facts=["in_danger_now"], words=[WORDS])
    take_apart(referral_id=second.pk, by=VISITOR, at=MONDAY)

    answer = visit.post(where, typed)

    flag = RedFlag.objects.get()
    assert (answer.status_code, flag.about_id, flag.facts) == (409, second.pk, ["in_danger_now"])
    assert "We told a person that somebody may not be safe." in answer.content.decode()
    assert acts(about=second.pk)[-1] == "passport.heard_unsent"
    assert not Addition.objects.exists()


def test_the_key_of_somebody_elses_request_answers_like_one_that_does_not_exist(
    visit: Client, referral: Referral, partnership: Partnership
) -> None:
    theirs = a_request(partnership, code=OTHER_CODE, story="Canary-theirs")
    where, typed = drawn(visit, "my-request-worse", facts=["in_danger_now"], words=[WORDS])

    answers = [visit.post(where, {**typed, "of": key}) for key in (str(theirs.pk), str(uuid4()), "no key", "")]

    assert {answer.status_code for answer in answers} == {409}
    assert len({without_tokens(answer) for answer in answers}) == 1
    assert written() == [0, 0, 0, 0]
    assert "passport.opened" not in acts(about=theirs.pk)


def test_one_that_stands_beside_but_was_not_opened_in_this_visit_is_not_reached(
    visit: Client, referral: Referral, second: Referral
) -> None:
    where, typed = drawn(visit, "my-request-messages", words=[WORDS])

    assert visit.post(where, {**typed, "of": str(second.pk)}).status_code == 409
    assert written() == [0, 0, 0, 0]


def test_a_form_without_its_request_is_taken_only_while_there_is_but_one(
    visit: Client, referral: Referral, second: Referral
) -> None:
    where, form = reverse("my-request-messages"), {"words": WORDS}

    assert visit.post(where, {**form, "form_key": uuid4()}).status_code == 302
    turn(visit, 1)
    assert visit.post(where, {**form, "form_key": uuid4()}).status_code == 409
    assert Line.objects.get().referral_id == referral.pk


def test_kept_by_itself_is_the_request_on_whose_page_the_button_was(
    visit: Client, referral: Referral, second: Referral, partnership: Partnership
) -> None:
    third = a_request(partnership, code="lantern cover nineteen abacus")
    Beside.objects.create(referral=referral, other=third, made_at=MONDAY)
    turn(visit, 1)
    to = reverse("my-request-apart")
    button = next(form for form in forms_of(visit, reverse("my-request-others")) if form.to == to)
    turn(visit, 0)

    visit.post(to, button.data)

    assert [one.other_id for one in Beside.objects.opened_from(referral)] == [third.pk]
