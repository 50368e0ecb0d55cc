from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.work.passport import lifecycle
from rightdoor.work.passport.actions import opening
from rightdoor.work.passport.actions.opening import Known, Opened, try_code
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_draft, a_request
from rightdoor.work.referrals.lifecycle import Stage
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
HOME, LIBRARY = "192.0.2.1", "192.0.2.2"


def typed(code: str = CODE, word: str = "", *, network: str = HOME, at: datetime = MONDAY) -> Opened | Known | None:
    return try_code(code=code, word=word, network=network, by=VISITOR, at=at)


def test_code_and_word_open_the_request_and_it_is_on_record(partnership: Partnership) -> None:
    request = a_request(partnership)

    assert typed(word=WORD) == Opened(kind="referral", key=request.pk)
    assert acts(about=request.pk) == ["passport.opened"]


@pytest.mark.parametrize(
    "said",
    [
        "AMBER KETTLE PEBBLE VELVET",
        " amber,kettle, pebble  velvet ",
        "Amber–Kettle–Pebble–Velvet",
        "amber kettle-pebble.velvet",
        "amberkettlepebblevelvet",
        "AmberKettle pebbleVelvet",
    ],
)
def test_the_code_may_be_typed_in_any_case_with_any_spaces_and_signs(partnership: Partnership, said: str) -> None:
    a_request(partnership)

    assert isinstance(typed(said, WORD), Opened)


def test_the_word_may_be_typed_in_capitals_with_spaces_round_it(partnership: Partnership) -> None:
    a_request(partnership)

    assert isinstance(typed(word=f" {WORD.upper()} "), Opened)


@pytest.mark.parametrize(
    ("stage", "answered"),
    [(Stage.RECEIVED, False), (Stage.WAITING_FOR_FACTS, False), (Stage.CHOOSING, True), (Stage.DECIDED, True)],
)
def test_the_code_alone_only_tells_received_or_answered(
    partnership: Partnership, stage: Stage, answered: object
) -> None:
    a_request(partnership, stage=stage)

    assert typed() == Known(answered=answered)


def test_a_saved_draft_looks_like_a_request_that_was_received(partnership: Partnership) -> None:
    a_draft(partnership)

    assert typed() == Known(answered=False)


def test_a_draft_is_opened_with_its_word_alone(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    assert typed(word="wrong one") is None
    assert typed(word=WORD) == Opened(kind="draft", key=draft.pk)


def test_a_draft_that_was_sent_is_not_opened_beside_its_request(partnership: Partnership) -> None:
    request = a_request(partnership)
    a_draft(partnership, sent_as=request)

    assert typed(word=WORD) == Opened(kind="referral", key=request.pk)


def test_a_request_without_a_chosen_word_never_opens(partnership: Partnership) -> None:
    a_request(partnership, secret_word="")

    assert typed(word="") == Known(answered=False)
    assert typed(word="anything") is None


def test_a_wrong_word_and_an_unknown_code_are_refused_and_on_record(partnership: Partnership) -> None:
    request = a_request(partnership)

    assert typed(word="birthday") is None
    assert typed(OTHER_CODE, WORD) is None
    assert typed(OTHER_CODE) is None
    assert [a.outcome for a in Attempt.objects.order_by("id")] == ["wrong"] * 3
    assert acts(about=request.pk) == ["passport.opened"]  # the refusal


def test_a_code_rests_after_five_wrong_words_even_for_the_right_one(partnership: Partnership) -> None:
    a_request(partnership)
    for _ in range(lifecycle.CODE_IN_AN_HOUR):
        assert typed(word="wrong") is None

    assert typed(word=WORD, network=LIBRARY) is None
    assert typed() is None


def test_after_an_hour_the_code_can_be_tried_again(partnership: Partnership) -> None:
    a_request(partnership)
    for _ in range(lifecycle.CODE_IN_AN_HOUR):
        typed(word="wrong")

    assert isinstance(typed(word=WORD, at=MONDAY + timedelta(hours=1, minutes=1)), Opened)


def test_trying_while_a_code_rests_does_not_make_it_rest_longer(partnership: Partnership) -> None:
    a_request(partnership)
    for _ in range(lifecycle.CODE_IN_AN_HOUR):
        typed(word="wrong")
    for minute in range(1, 60, 5):
        typed(word=WORD, at=MONDAY + timedelta(minutes=minute))

    assert isinstance(typed(word=WORD, at=MONDAY + timedelta(minutes=61)), Opened)


def test_ten_wrong_words_in_a_day_rest_the_code_for_the_day(partnership: Partnership) -> None:
    a_request(partnership)
    for hour in range(lifecycle.CODE_IN_A_DAY):
        typed(word="wrong", at=MONDAY + timedelta(hours=2 * hour))

    assert typed(word=WORD, at=MONDAY + timedelta(hours=22)) is None
    assert isinstance(typed(word=WORD, at=MONDAY + timedelta(hours=26)), Opened)


def test_the_right_word_clears_the_count_of_its_code(partnership: Partnership) -> None:
    a_request(partnership)
    for minute in range(8):
        typed(word="wrong", at=MONDAY + timedelta(minutes=2 * minute))
        if minute % 3 == 0:
            assert isinstance(typed(word=WORD, at=MONDAY + timedelta(minutes=2 * minute + 1)), Opened)


def test_the_code_alone_does_not_clear_the_count(partnership: Partnership) -> None:
    a_request(partnership)
    for minute in range(lifecycle.CODE_IN_AN_HOUR):
        typed(word="wrong", at=MONDAY + timedelta(seconds=2 * minute))
        typed(at=MONDAY + timedelta(seconds=2 * minute + 1))

    assert typed(word=WORD, at=MONDAY + timedelta(minutes=1)) is None


def test_an_unknown_code_rests_in_the_same_way(partnership: Partnership) -> None:
    for _ in range(lifecycle.CODE_IN_AN_HOUR + 1):
        typed(OTHER_CODE, "x")

    assert list(Attempt.objects.order_by("id").values_list("outcome", flat=True))[-1] == "barred"


def test_three_hundred_pupils_behind_one_address_pass_in_five_minutes(partnership: Partnership) -> None:
    a_request(partnership)
    wrong_tries(300)

    assert isinstance(typed(word=WORD), Opened)


def test_a_network_that_guesses_on_is_refused_whatever_it_types(partnership: Partnership) -> None:
    a_request(partnership)
    wrong_tries(lifecycle.NETWORK_IN_A_DAY)

    assert typed(word=WORD) is None
    assert isinstance(typed(word=WORD, network=LIBRARY), Opened)


def wrong_tries(count: int) -> None:
    """As many pupils of one school, each with a code of their own, who each mistype once."""
    home = mark("network", HOME)
    Attempt.objects.bulk_create(
        Attempt(code_mark=f"{n}", network_mark=home, tried_at=MONDAY, outcome="wrong") for n in range(count)
    )


def test_many_tries_at_once_each_count_before_any_is_compared(partnership: Partnership) -> None:
    a_request(partnership)
    Attempt.objects.bulk_create(
        Attempt(code_mark=mark("code", CODE), network_mark="x", tried_at=MONDAY, outcome=lifecycle.Outcome.TRYING)
        for _ in range(lifecycle.CODE_IN_AN_HOUR)
    )

    assert typed(word=WORD) is None


def test_while_the_whole_site_is_guessed_at_a_code_alone_tells_nothing(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_request(partnership)
    monkeypatch.setattr(lifecycle, "SITE_IN_A_DAY", 1)
    typed(OTHER_CODE, "x", network="192.0.2.8")
    typed(OTHER_CODE, "y", network="192.0.2.9")

    assert typed() is None
    assert isinstance(typed(word=WORD), Opened)


@pytest.mark.parametrize("tries", [lifecycle.NETWORK_IN_A_DAY, lifecycle.SITE_IN_A_DAY])
def test_a_day_of_guessing_meets_one_of_15000_codes_less_than_once_in_a_million(tries: int) -> None:
    assert lifecycle.chance_of_a_hit(tries=tries, live_codes=15_000) < 1e-6


def test_tries_are_kept_as_fingerprints_and_forgotten_after_two_days(partnership: Partnership) -> None:
    typed(CODE, WORD, network=HOME)
    kept = str(list(Attempt.objects.values()))

    assert "amber" not in kept
    assert WORD not in kept
    assert HOME not in kept
    typed(OTHER_CODE, at=MONDAY + timedelta(days=2, minutes=1))
    assert Attempt.objects.count() == 1


def test_staff_do_not_open_requests_by_code(administrator: Account) -> None:
    with pytest.raises(Denied):
        try_code(code=CODE, word=WORD, network=HOME, by=administrator, at=MONDAY)


def test_every_refusal_asks_the_database_as_often_and_compares_once(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def never(word: str, _hashed: str) -> bool:
        compared.append(word)
        return False

    monkeypatch.setattr(opening, "is_secret", never)
    with CaptureQueriesContext(connection) as unknown:
        typed(word=WORD)
    a_request(partnership)
    with CaptureQueriesContext(connection) as wrong:
        typed(word="ottery")
    for _ in range(lifecycle.CODE_IN_AN_HOUR):
        typed(word="ottery")
    compared.clear()
    with CaptureQueriesContext(connection) as resting:
        typed(word=WORD)

    assert len(unknown) == len(wrong) == len(resting)
    assert compared == [WORD]


def test_neither_code_nor_word_is_ever_logged(partnership: Partnership, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    a_request(partnership)
    client = Client()
    for word in (WORD, "canary-word", ""):
        client.post("/my-request/", {"code": CODE, "word": word}, follow=True)

    for secret in ("amber", "pebble", WORD, "canary-word"):
        assert secret not in caplog.text
