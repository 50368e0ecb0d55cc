import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.onward.tests.onward_here import agreed
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, on_monday, worker_of
from tests.people_here import staff

__all__ = ["on_monday"]


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership, area="essex")


@pytest.fixture
def sender(partnership: Partnership) -> Account:
    """A manager of the area, on the side that sends."""
    return staff(partnership, "Linden Fairweather", Role.MANAGER, area="essex")


@pytest.fixture
def receiver(partnership: Partnership) -> Account:
    """A manager of the same area, who answers for the other service."""
    return staff(partnership, "Sorrel Winterbourne", Role.MANAGER, area="essex")


@pytest.fixture
def waits(partnership: Partnership, sender: Account, practitioner: Account) -> Episode:
    """Accepted by Youth Diversion, and waiting; the young person agrees to help and to sharing."""
    return agreed(
        accepted(partnership, sender, service="essex.youth_diversion", story="I drink at night", area="essex"),
        practitioner,
    )


@pytest.fixture
def going(waits: Episode, sender: Account, worker: Account) -> Episode:
    """The same help, begun."""
    return begun(waits, sender, worker)
