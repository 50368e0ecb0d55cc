"""Words under a licence: fitting the registry, agreed to by two, for one service, until the licence ends."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.measures.licensed import with_words
from rightdoor.work.outcomes.actions.filling import fill_in
from rightdoor.work.outcomes.actions.licensing import NotLicensed, agree_words, put_words_in
from rightdoor.work.outcomes.actions.linking import NoLink, make_link
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.models import FormLink, LicensedWords, Measure
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
ANSWERS = "\n".join(f'{number} = {{ any = "Answer {number}" }}' for number in range(4))


def a_file(questions: int = 47, more: str = "") -> str:
    items = [
        f'[[items]]\nid = "{number}"\nwords = {{ any = "Question {number}" }}{more if number == 37 else ""}'
        for number in range(1, questions + 1)
    ]
    return "\n".join(["[answers]", ANSWERS, *items])


def put_in(by: Account, **more: Any) -> LicensedWords:
    plain: dict[str, Any] = {
        "service": "kent.hera", "instrument": chosen("rcads"), "file_words": a_file(more="\nalert_from = 2"),
        "licence": "UCLA, number 12", "licensed_until": (MONDAY + timedelta(days=30)).date(), "form_key": uuid4(),
    }  # fmt: skip
    return put_words_in(by=by, at=MONDAY, **{**plain, **more})


def a_link(episode: Episode, by: Account, days: int = 14) -> FormLink:
    rcads = chosen("rcads")
    assert rcads is not None
    return make_link(
        episode_id=episode.pk, instrument=rcads, respondent=Respondent.SELF, relative_id=None, days=days,
        is_sent=False, form_key=uuid4(), by=by, at=MONDAY,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def on_monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Perdita Lyle", Role.MANAGER)


def test_what_is_said_before_the_first_question_comes_with_the_words() -> None:
    rcads = chosen("rcads")
    assert rcads is not None
    text = 'lead = { any = "Think of the last week" }\n' + a_file()
    assert with_words(rcads, text).lead == {"any": "Think of the last week"}
    assert with_words(rcads, a_file()).lead == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (a_file(46), "question 47 has no words"),
        (a_file(48), "there is no question 48"),
        (a_file(more="\nalert_from = 9"), "out of its range"),
        ("[[items]", "cannot be read"),
    ],
    ids=["too few", "too many", "a level that no answer has", "no file"],
)
def test_words_that_do_not_fit_the_registry_are_not_kept(manager: Account, text: str, told: str) -> None:
    with pytest.raises(NotLicensed, match=told):
        put_in(manager, file_words=text)
    with pytest.raises(NotLicensed, match="cannot be put in"):
        put_in(manager, instrument=chosen("gad7"))
    assert not LicensedWords.objects.exists()


def test_a_link_asks_them_once_a_second_person_agreed_and_danger_in_them_calls_a_person(
    going: Episode, worker: Account, manager: Account, second: Account
) -> None:
    words = put_in(manager)
    with pytest.raises(NoLink):
        a_link(going, worker)
    with pytest.raises(Denied):
        agree_words(words_id=words.pk, by=manager, at=MONDAY)
    agree_words(words_id=words.pk, by=second, at=MONDAY)

    link = a_link(going, worker)
    fill_in(link_id=link.pk, answers={str(number): 2 for number in range(1, 48)}, by=VISITOR, at=MONDAY)

    assert Measure.objects.get().scores.get(scale="depression").value == 20
    assert RedFlag.objects.get().heard.endswith("Question 37: Answer 2")


def test_another_service_has_no_use_of_them_and_nobody_after_the_licence(
    going: Episode, worker: Account, manager: Account, second: Account
) -> None:
    agree_words(words_id=put_in(manager, service="kent.tss").pk, by=second, at=MONDAY)
    with pytest.raises(NoLink):
        a_link(going, worker)

    agree_words(words_id=put_in(manager).pk, by=second, at=MONDAY)
    link = FormLink.objects.whole().get(pk=a_link(going, worker, days=60).pk)

    assert still_opens(link, MONDAY + timedelta(days=30))
    assert not still_opens(link, MONDAY + timedelta(days=31))


def test_two_managers_do_it_on_the_page(manager: Account, second: Account, signed_in: SignedIn) -> None:
    sent = {"form_key": str(uuid4()), "licence_of": "kent.hera", "licence_for": "rcads", "licence_named": "UCLA 12",
            "licence_until_day": "9", "licence_until_month": "4", "licence_until_year": "2026",
            "licence_words": a_file()}  # fmt: skip
    assert signed_in(manager).post(reverse("licences"), sent).status_code == 302
    words = LicensedWords.objects.get()

    client = signed_in(second)
    assert "A second person must agree first" in client.get(reverse("licences")).content.decode()
    client.post(reverse("licence-agree", args=[words.pk]))

    assert "In use until 9 April 2026" in client.get(reverse("licences")).content.decode()
