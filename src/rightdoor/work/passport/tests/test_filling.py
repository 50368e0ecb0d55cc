"""A form is filled in by a link: with its two words, once, by whoever may know; danger in it is answered at once."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.work.outcomes.actions.linking import NoLink, end_link, make_link
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.models import FormLink, Measure
from rightdoor.work.outcomes.secrets_of_links import secret_of, words_with
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CALM = {f"asked_{number}": "1" for number in range(1, 9)} | {"asked_9": "0"}


@pytest.fixture
def manager(partnership: Partnership) -> Account:
    return staff(partnership, "Osric Penhallow", Role.MANAGER)


@pytest.fixture
def given(referral: Referral) -> Episode:
    return Episode.objects.create(
        partnership=referral.partnership, person=referral.person, referral=referral, service="kent.hera", area="kent",
        opened_at=MONDAY, counts_from=MONDAY,
    )  # fmt: skip


def a_link(episode: Episode, by: Account, name: str = "phq9", **more: Any) -> FormLink:
    plain: dict[str, Any] = {
        "respondent": Respondent.SELF, "relative_id": None, "days": 14, "is_sent": False, "form_key": uuid4()
    }  # fmt: skip
    return make_link(
        episode_id=episode.pk,
        instrument=chosen(name),
        by=by,
        at=MONDAY,
        **{**plain, **more},  # type: ignore[arg-type]
    )


def an_aunt(episode: Episode, by: Account) -> Relative:
    return Relative.objects.create(
        partnership=episode.partnership, person=episode.person, name="Aunt Linnet", added_at=MONDAY, added_by=by
    )


def opened(client: Client, link: FormLink, words: str = "") -> str:
    """What stands on the page after address and words."""
    sent = {"words": words or words_with(link.pk)}
    return client.post(f"/fill/{secret_of(link.pk)}/", sent, follow=True).content.decode()


def test_a_link_with_its_words_is_answered_once_and_shows_no_score(
    client: Client, given: Episode, manager: Account
) -> None:
    link = a_link(given, manager)
    page = opened(client, link)
    assert "Over the last 2 weeks, how often have you been bothered" in page
    assert "Trouble concentrating" in page

    thanks = client.post("/fill/", CALM).content.decode()

    assert "Your answers are kept" in thanks
    assert "PHQ" not in thanks
    measure = Measure.objects.get()
    assert (measure.respondent, measure.noted_by, measure.scores.get().value) == ("self", None, Decimal(8))
    assert not RedFlag.objects.exists()
    assert "That opened nothing" in opened(Client(), link)


def test_used_ended_withdrawn_wrong_and_unknown_all_say_the_same(
    client: Client, given: Episode, manager: Account, settings: LazySettings
) -> None:
    withdrawn, late = a_link(given, manager), a_link(given, manager, days=1)
    end_link(episode_id=given.pk, link_id=withdrawn.pk, by=manager, at=MONDAY)
    plainly = opened(client, late, "two words")

    settings.CLOCK = (MONDAY + timedelta(days=2)).isoformat()
    pages = [opened(client, withdrawn), opened(client, late),
             client.post("/fill/nothing-here/", {"words": "amber-kettle"}).content.decode()]  # fmt: skip

    told = "That opened nothing"
    assert all(told in page for page in [plainly, *pages])
    assert not any("Trouble" in page for page in pages)
    assert client.get("/fill/").content.decode().count("This page is closed") == 1


def test_a_worrying_answer_shows_help_and_calls_a_person_at_once(
    client: Client, given: Episode, manager: Account
) -> None:
    opened(client, a_link(given, manager))

    page = client.post("/fill/", {"asked_9": "2"}).content.decode()

    assert "Please get help now" in page
    assert "What you told us is kept" in page
    assert RedFlag.objects.get().heard.endswith("More than half the days")
    assert Measure.objects.get().answers == {"9": 2}


def test_danger_is_heard_also_where_the_link_ended_meanwhile(client: Client, given: Episode, manager: Account) -> None:
    link = a_link(given, manager)
    opened(client, link)
    end_link(episode_id=given.pk, link_id=link.pk, by=manager, at=MONDAY)

    page = client.post("/fill/", CALM | {"asked_9": "1"}).content.decode()

    assert "Please get help now" in page
    assert RedFlag.objects.exists()
    assert not Measure.objects.exists()


def test_danger_is_heard_where_the_form_is_not_taken_and_the_answers_stay_to_be_sent(
    client: Client, given: Episode, manager: Account
) -> None:
    opened(client, a_link(given, manager))

    page = client.post("/fill/", CALM | {"asked_1": "seven", "asked_9": "2"}).content.decode()

    assert "Please get help now" in page
    assert RedFlag.objects.exists()
    assert not Measure.objects.exists()
    assert page.count("checked") == 8
    assert "Please get help now" in client.post("/fill/", CALM | {"asked_9": "2"}).content.decode()
    assert Measure.objects.get().answers["9"] == 2


def test_danger_that_is_sent_after_the_visit_is_heard_and_nothing_else_is_kept_or_shown(
    client: Client, given: Episode, manager: Account, settings: LazySettings
) -> None:
    opened(client, a_link(given, manager))
    settings.CLOCK = (MONDAY + timedelta(hours=3)).isoformat()

    calm = client.post("/fill/", CALM | {"asked_1": "seven"})
    assert (calm.status_code, "Trouble" in calm.content.decode(), Measure.objects.exists()) == (409, False, False)

    opened(client, a_link(given, manager))
    settings.CLOCK = (MONDAY + timedelta(hours=7)).isoformat()
    page = client.post("/fill/", CALM | {"asked_9": "1"}).content.decode()
    assert "Please get help now" in page
    assert RedFlag.objects.exists()
    assert not Measure.objects.exists()


@pytest.mark.parametrize("meanwhile", ["rested", "ended"])
def test_danger_on_their_own_page_is_heard_though_the_visit_or_the_help_is_over(
    visit: Client, given: Episode, manager: Account, settings: LazySettings, meanwhile: str
) -> None:
    sent = CALM | {"asked_9": "3", "fill_for": str(a_link(given, manager).pk)}
    assert visit.get("/my-request/forms/1/").status_code == 200
    if meanwhile == "rested":
        settings.CLOCK = (MONDAY + timedelta(minutes=61)).isoformat()
    else:
        Episode.objects.update(stage="left", ended_at=MONDAY, reason="not_wanted")

    answer = visit.post("/my-request/forms/1/", sent)

    assert answer.status_code == 409
    assert RedFlag.objects.get().heard.endswith("Nearly every day")
    assert not Measure.objects.exists()


def test_closing_forgets_the_visit(client: Client, given: Episode, manager: Account) -> None:
    opened(client, a_link(given, manager))

    closed = client.post("/fill/close/")

    assert (closed.status_code, closed["Location"]) == (302, "/fill/")
    assert "storage" in closed["Clear-Site-Data"]
    assert "This page is closed" in client.get("/fill/").content.decode()


def test_what_was_answered_is_kept_where_something_is_wrong(client: Client, given: Episode, manager: Account) -> None:
    opened(client, a_link(given, manager))

    answer = client.post("/fill/", {"asked_1": "2", "asked_2": "seven"})

    assert answer.status_code == 422
    assert answer.content.decode().count("checked") == 1
    assert "Answer at least one question" in client.post("/fill/", {"asked_1": ""}).content.decode()


def test_somebody_who_must_not_know_gets_no_link_and_one_they_have_opens_nothing(
    client: Client, given: Episode, manager: Account
) -> None:
    aunt = an_aunt(given, manager)
    link = a_link(given, manager, "experience", respondent=Respondent.PARENT, relative_id=aunt.pk)
    assert "We had a say in the help" in opened(client, link)

    MustNotKnow.objects.create(
        partnership=given.partnership, person=given.person, relative=aunt, reason="harm", source="Wren", told_at=MONDAY,
        told_to=manager,
    )  # fmt: skip

    assert "This page is closed" in client.get("/fill/").content.decode()
    assert "That opened nothing" in opened(Client(), link)
    with pytest.raises(NoLink):
        a_link(given, manager, "experience", respondent=Respondent.PARENT, relative_id=aunt.pk)


def test_only_what_is_here_in_words_and_whoever_answers_it_can_have_a_link(given: Episode, manager: Account) -> None:
    for wrong in (
        {"name": "sdq_self"},
        {"name": "phq9", "respondent": Respondent.PARENT, "relative_id": an_aunt(given, manager).pk},
        {"name": "experience", "respondent": Respondent.PARENT},
        {"name": "experience", "respondent": Respondent.PARENT, "relative_id": an_aunt(given, manager).pk,
         "is_sent": True},
    ):  # fmt: skip
        with pytest.raises(NoLink):
            a_link(given, manager, **wrong)
    assert not FormLink.objects.exists()


def test_it_waits_on_their_own_page_and_is_told_of_without_a_word_about_it(
    visit: Client, given: Episode, manager: Account
) -> None:
    link = a_link(given, manager, is_sent=True)
    message = Message.objects.get()
    assert "There is a question for you" in message.outside
    assert secret_of(link.pk) not in message.outside + message.body

    assert "Questions to answer" in visit.get("/my-request/open/").content.decode()
    assert "Trouble concentrating" in visit.get("/my-request/forms/1/").content.decode()
    after = visit.post("/my-request/forms/1/", CALM | {"fill_for": str(link.pk)}, follow=True).content.decode()

    assert "Thank you for your answers" in after
    assert "Questions to answer" not in after
    assert Measure.objects.get().form_link == link


def test_answers_go_to_the_form_they_were_written_for_and_to_nobody_elses(
    visit: Client, given: Episode, manager: Account
) -> None:
    first, second = a_link(given, manager), a_link(given, manager, "gad7")
    of_an_aunt = a_link(given, manager, "experience", respondent=Respondent.PARENT,
                        relative_id=an_aunt(given, manager).pk)  # fmt: skip

    visit.post("/my-request/forms/1/", CALM | {"fill_for": str(first.pk)})
    visit.post("/my-request/forms/1/", CALM | {"fill_for": str(first.pk)})
    visit.post("/my-request/forms/1/", {"asked_heard": "1", "fill_for": str(of_an_aunt.pk)})

    assert [one.instrument for one in Measure.objects.all()] == ["phq9"]
    second.refresh_from_db()
    assert second.measure is None
