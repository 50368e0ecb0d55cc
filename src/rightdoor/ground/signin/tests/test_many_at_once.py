"""Many guesses at the same moment are many guesses."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.signin import codes
from rightdoor.ground.signin.actions.guessing import Whence
from rightdoor.ground.signin.actions.proving import Proof, prove_by_password
from rightdoor.ground.signin.lifecycle import GUESSES, Outcome
from rightdoor.ground.signin.models import Guess
from rightdoor.ground.signin.tests.steps_here import give_app, shown
from tests.own_database import OwnDatabase, own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff


def bea() -> Account:
    return staff(Partnership.objects.create(slug="here", name="Here"), "Bea", Role.ADMINISTRATOR)


def test_of_many_guesses_at_once_no_more_are_looked_at_than_one_after_the_other(
    own_database: OwnDatabase,  # noqa: F811
) -> None:
    bea()

    def guess() -> Proof:
        return prove_by_password(
            email="bea@example.org", password="a guess", whence=Whence("192.0.2.1"), at=MONDAY
        )  # fmt: skip

    own_database.at_once(guess, times=24)

    assert Guess.objects.count() == 24
    assert Guess.objects.filter(outcome=Outcome.WRONG).count() <= GUESSES


def test_of_four_people_with_the_same_code_one_is_let_in(own_database: OwnDatabase) -> None:  # noqa: F811
    account = bea()
    code = shown(give_app(account))

    let_in = own_database.at_once(lambda: codes.app_code_fits(account, code, at=MONDAY), times=4)

    assert sorted(let_in) == [False, False, False, True]


def test_of_four_people_with_the_same_kept_code_one_is_let_in(own_database: OwnDatabase) -> None:  # noqa: F811
    account = bea()
    code = codes.new_kept_codes(account, at=MONDAY)[0]

    let_in = own_database.at_once(lambda: codes.kept_code_fits(account, code, at=MONDAY), times=4)

    assert sorted(let_in) == [False, False, False, True]
