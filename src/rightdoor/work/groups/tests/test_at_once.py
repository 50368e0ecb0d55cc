"""Two managers at the same moment, and one place."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.work.groups.actions.holding import Refused
from rightdoor.work.groups.actions.registering import Said, keep_register
from rightdoor.work.groups.lifecycle import Mark
from rightdoor.work.groups.models import Attendance, Cohort, Place
from rightdoor.work.groups.tests.groups_here import AFTER, a_group, first_of, helped, placed
from rightdoor.work.support.models import Episode, Session
from rightdoor.work.support.tests.help_here import worker_of
from tests.own_database import OwnDatabase
from tests.people_here import staff


def test_the_last_place_is_given_once_and_the_register_sent_at_once_is_kept_once(own_database: OwnDatabase) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    manager = staff(partnership, "Osric Penhallow", Role.MANAGER)
    worker, second = worker_of(partnership), worker_of(partnership, "Aldous Fennimore")
    cohort = a_group(manager, worker, second, capacity=1)
    children = [helped(manager, worker, name) for name in ("Wren", "Robin", "Linnet")]
    left = iter(children)

    def give() -> str:
        child: Episode = next(left)
        try:
            return str(placed(cohort, child, manager).pk)
        except Refused:
            return "refused"

    given = own_database.at_once(give, times=3)
    assert sorted(one == "refused" for one in given) == [False, True, True]
    assert (Place.objects.count(), Cohort.objects.get().taken) == (1, 1)

    said = {Place.objects.get().pk: Said(Mark.CAME, "She drew")}
    first = first_of(cohort)
    own_database.at_once(
        lambda: keep_register(cohort_id=cohort.pk, gathering_id=first.pk, said=said, by=worker, at=AFTER).pk, times=3
    )
    assert (Session.objects.count(), Attendance.objects.count()) == (1, 1)
