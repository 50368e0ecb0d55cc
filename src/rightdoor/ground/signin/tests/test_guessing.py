from datetime import datetime, timedelta

import pytest
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.networks import mark
from rightdoor.ground.audit.models import Event
from rightdoor.ground.signin.actions.guessing import Whence
from rightdoor.ground.signin.actions.proving import Proof, prove_by_password, whose_mark
from rightdoor.ground.signin.lifecycle import GUESSES, NETWORK_GUESSES, WINDOW, Outcome, wait_after
from rightdoor.ground.signin.models import Guess
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
BEA, RIGHT, WRONG = "bea.nettleship@example.org", "garden gate 42", "wrong"
STRANGER = Whence("198.51.100.7")


def guess(password: str = WRONG, *, email: str = BEA, whence: Whence = STRANGER, at: datetime) -> Proof:
    return prove_by_password(email=email, password=password, whence=whence, at=at)


def guess_patiently(times: int, *, email: str = BEA, whence: Whence = STRANGER) -> datetime:
    """Guess as often as the waiting allows; the moment of the last guess."""
    at = MONDAY
    for _ in range(times):
        proof = guess(email=email, whence=whence, at=at)
        while proof.wait_until is not None:
            at = proof.wait_until
            proof = guess(email=email, whence=whence, at=at)
        last, at = at, at + timedelta(milliseconds=10)
    return last


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, None), (2, None), (3, 2), (4, 4), (5, 8), (6, 16), (7, 32), (8, 64), (9, 128)]
)
def test_three_are_free_and_then_the_wait_doubles(wrong: int, seconds: int | None) -> None:
    expected = None if seconds is None else MONDAY + timedelta(seconds=seconds)

    assert wait_after([MONDAY] * wrong) == expected


def test_the_tenth_wrong_guess_closes_the_door_until_the_first_is_a_quarter_of_an_hour_old() -> None:
    tries = [MONDAY + timedelta(seconds=second) for second in range(GUESSES)]

    assert wait_after(tries) == MONDAY + WINDOW


def test_while_the_door_is_closed_the_right_password_does_not_open_it(administrator: Account) -> None:
    last = guess_patiently(GUESSES)

    proof = guess(RIGHT, at=last + timedelta(seconds=5))

    assert proof.account is None
    assert proof.wait_until is not None
    assert proof.wait_until <= last + WINDOW


def test_after_the_wait_the_right_password_opens_it(administrator: Account) -> None:
    last = guess_patiently(GUESSES)

    assert guess(RIGHT, at=last + WINDOW).account == administrator


def test_waiting_is_told_alike_for_an_address_that_nobody_has(administrator: Account) -> None:
    nobody = "nobody@example.org"
    known, unknown = guess_patiently(5), guess_patiently(5, email=nobody, whence=Whence("198.51.100.8"))

    assert known == unknown
    assert guess(at=known).wait_until == guess(email=nobody, whence=Whence("198.51.100.8"), at=unknown).wait_until


def test_a_stranger_cannot_lock_a_colleague_out_of_a_browser_that_is_known_to_be_theirs(administrator: Account) -> None:
    last = guess_patiently(GUESSES)
    own = Whence("203.0.113.9", browser=mark("browser", "hers"))

    assert guess(RIGHT, whence=own, at=last).account == administrator


def test_a_browser_that_is_known_has_no_more_guesses_than_a_stranger(administrator: Account) -> None:
    own = Whence("203.0.113.9", browser=mark("browser", "hers"))
    last = guess_patiently(GUESSES, whence=own)

    assert guess(RIGHT, whence=own, at=last + timedelta(seconds=1)).wait_until is not None


def test_a_right_password_clears_the_count(administrator: Account) -> None:
    last = guess_patiently(4)
    guess(RIGHT, at=last + timedelta(minutes=1))

    assert guess(at=last + timedelta(minutes=1, seconds=1)).wait_until is None


def test_a_school_behind_one_address_signs_in_though_everybody_mistypes_twice(administrator: Account) -> None:
    school = "192.0.2.1"
    for number in range(300):
        for _ in range(2):
            email = f"staff{number}@example.org"
            assert guess(email=email, whence=Whence(school), at=MONDAY + timedelta(seconds=number)).wait_until is None

    assert guess(RIGHT, whence=Whence(school), at=MONDAY + timedelta(minutes=5)).account == administrator


def test_a_network_that_guesses_on_waits_whatever_it_types(administrator: Account) -> None:
    here = mark("network", STRANGER.network)
    Guess.objects.bulk_create(
        Guess(account_mark=whose_mark(f"{number}@x"), network_mark=here, tried_at=MONDAY, outcome=Outcome.WRONG)
        for number in range(NETWORK_GUESSES + 1)
    )

    proof = guess(RIGHT, at=MONDAY + timedelta(minutes=1))

    assert proof.account is None
    assert proof.wait_until == MONDAY + WINDOW


def test_a_guess_keeps_no_address_and_is_forgotten_after_a_day(administrator: Account) -> None:
    guess(at=MONDAY)
    kept = Guess.objects.values().get()
    assert not any(word in str(kept) for word in (BEA, STRANGER.network, "wrong password"))

    guess(email="somebody@example.org", at=MONDAY + timedelta(days=1, seconds=1))

    assert Guess.objects.count() == 1


def test_every_refusal_is_on_record_with_its_reason(administrator: Account) -> None:
    last = guess_patiently(GUESSES)
    guess(RIGHT, at=last)

    reasons = list(
        Event.objects.filter(decision="denied", about_id=administrator.pk)
        .order_by("id")
        .values_list("reason", flat=True)
    )
    assert reasons.count("wrong") == GUESSES
    assert reasons[-1] == "too many tries"


def test_the_page_says_plainly_how_long_to_wait(client: Client, administrator: Account) -> None:
    for _ in range(3):
        client.post("/sign-in/", {"email": BEA, "password": "wrong"})

    answer = client.post("/sign-in/", {"email": BEA, "password": RIGHT})

    assert answer.status_code == 429
    assert "Wait 2 seconds, then try again" in answer.content.decode()


def test_a_browser_is_known_after_signing_in_and_forgeries_are_not(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", {"email": BEA, "password": RIGHT})
    client.post("/sign-out/")
    forged = Client()
    forged.cookies["b"] = client.cookies["b"].value[:-2] + "xx"

    client.post("/sign-in/", {"email": BEA, "password": "wrong"})
    forged.post("/sign-in/", {"email": BEA, "password": "wrong"})

    known, stranger = Guess.objects.filter(outcome=Outcome.WRONG).order_by("id")
    assert known.browser_mark
    assert not stranger.browser_mark


def test_a_known_browser_counts_only_for_those_who_signed_in_on_it(client: Client, administrator: Account) -> None:
    client.post("/sign-in/", {"email": BEA, "password": RIGHT})
    client.post("/sign-out/")

    client.post("/sign-in/", {"email": "other@example.org", "password": "wrong"})

    assert not Guess.objects.get(outcome=Outcome.WRONG).browser_mark


def test_what_a_visitor_claims_about_the_network_counts_for_nothing(client: Client, administrator: Account) -> None:
    for number in range(2):
        client.post(
            "/sign-in/", {"email": f"{number}@example.org", "password": "x"}, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}"
        )

    assert len(set(Guess.objects.values_list("network_mark", flat=True))) == 1
