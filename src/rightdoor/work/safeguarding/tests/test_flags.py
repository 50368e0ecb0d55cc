from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.tasks.models import Task
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY


def test_a_yes_is_kept_and_calls_a_person(partnership: Partnership, lead) -> None:
    raise_flag(
        partnership=partnership, area="kent", about=partnership, facts=["in_danger_now"],
        source=RedFlag.Source.ANSWER, by=VISITOR, at=MONDAY,
    )  # fmt: skip

    assert RedFlag.objects.get().facts == ["in_danger_now"]
    assert Task.objects.get().kind == Task.Kind.RED_FLAG
    assert Task.objects.get().nobody_on_rota
