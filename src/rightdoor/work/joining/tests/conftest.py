import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.tests.pairs_here import Pair, agree, ask, pair_of
from tests.people_here import staff


@pytest.fixture
def two(partnership: Partnership) -> Pair:
    return pair_of(partnership)


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)


@pytest.fixture
def joined(two: Pair, administrator: Account, second: Account) -> Joining:
    return agree(ask(two, administrator), second)
