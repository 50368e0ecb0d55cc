from collections.abc import Callable

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Organisation, Partnership
from rightdoor.work.safeguarding import protocol
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY


@pytest.fixture
def draft(partnership: Partnership) -> Organisation:
    """This room never looks at what a flag is about: any row serves as a draft."""
    return Organisation.objects.create(partnership=partnership, name="stands for a draft")


@pytest.fixture
def request_sent(partnership: Partnership) -> Partnership:
    """And any other row as the request that it became."""
    return partnership


@pytest.fixture
def flagged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What the rooms above are told."""
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(protocol, "_flagged", [lambda kind, _key, flagged, _at: told.append((kind, flagged))])
    return told


@pytest.fixture
def raised(partnership: Partnership, draft: Organisation, lead: Account) -> Callable[..., RedFlag]:
    """Somebody answers a safety question with yes, unless something else is said."""

    def raise_one(**more) -> RedFlag:
        usual = {
            "partnership": partnership, "area": "kent", "about": draft, "facts": ["in_danger_now"],
            "source": RedFlag.Source.ANSWER, "by": VISITOR, "at": MONDAY,
        }  # fmt: skip
        return raise_flag(**{**usual, **more})

    return raise_one
