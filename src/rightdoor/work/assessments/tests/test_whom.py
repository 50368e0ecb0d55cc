"""For whom an assessment is made and who has none; and that a late one calls a person once."""

from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Death, Person
from rightdoor.work.assessments.actions.opening import name_author
from rightdoor.work.assessments.actions.watching import watch_assessments
from rightdoor.work.assessments.lifecycle import JOINT_PARTS, Kind, Part
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.assessments.tests.test_assessments import IN_MAY, opened, summed_up, written
from rightdoor.work.assessments.whom import reached_by
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
CLOCK = System("assessments")
LATE = MONDAY + timedelta(days=60)


def counted(account: Account, at: datetime = MONDAY) -> dict[Kind, tuple[int, int, int]]:
    return {one.kind: (one.whole, one.begun, len(one.without)) for one in reached_by(account, at)}


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"youth_justice": "entering"}, Kind.JOINT),
        ({"youth_justice": "open"}, Kind.YOUTH_JUSTICE),
        ({"legal_status": ["child_in_need", "section_20"]}, Kind.ENTRY_TO_CARE),
        ({"legal_status": ["care_leaver"]}, Kind.LEAVING_CARE),
        ({"needs": ["leaving_care", "sleep"]}, Kind.LEAVING_CARE),
        ({"needs": ["learning_disability"]}, Kind.LEARNING_DISABILITY),
    ],
)
def test_what_was_said_at_the_front_door_says_for_whom_one_is_made(
    facts: dict[str, object], kind: Kind, partnership: Partnership, practitioner: Account
) -> None:
    waiting(partnership, facts=facts)
    assert counted(practitioner) == {kind: (0, 0, 1)}


def test_what_nobody_asked_puts_a_child_on_no_list(partnership: Partnership, practitioner: Account) -> None:
    waiting(partnership, facts={"youth_justice": "none", "legal_status": ["none"]})
    waiting(partnership, facts={})
    assert counted(practitioner) == {}


def test_each_child_counts_once_and_a_joint_one_does_for_youth_justice(
    partnership: Partnership, practitioner: Account
) -> None:
    first = waiting(partnership, facts={"youth_justice": "open"})
    waiting(partnership, facts={"youth_justice": "open"}, person=first.person, closed_at=MONDAY, stage="decided")
    waiting(partnership, facts={"youth_justice": "open"}, closed_at=MONDAY, stage="withdrawn")
    assert counted(practitioner) == {Kind.YOUTH_JUSTICE: (0, 0, 1)}
    assert first.person is not None
    opened(first.person, practitioner, Kind.JOINT)
    assert counted(practitioner) == {Kind.YOUTH_JUSTICE: (0, 1, 0)}
    Assessment.objects.update(summary="Short talks", completed_at=MONDAY, completed_by=practitioner)
    assert counted(practitioner) == {Kind.YOUTH_JUSTICE: (1, 0, 0)}
    Death.objects.create(
        partnership=partnership, person=first.person, died_on=date(2026, 3, 1), recorded_at=MONDAY,
        recorded_by=practitioner, told_by="A test",
    )  # fmt: skip
    assert counted(practitioner) == {}


def test_the_list_names_who_has_none_and_whoever_asks_learns_that_they_were_seen_there(
    partnership: Partnership, practitioner: Account, therapist: Account, signed_in: SignedIn
) -> None:
    asked = waiting(partnership, "Linnet", facts={"youth_justice": "entering"})
    shown = unescape(signed_in(practitioner).get(reverse("assessments")).content.decode())
    assert "Children: 1. Whole: 0. Begun: 0. These have none:" in shown
    assert "Linnet" in shown
    assert reverse("child", args=[asked.person_id]) in shown
    assert str(asked.pk) in Event.objects.filter(act="assessments.see").latest("pk").shown
    assert "Linnet" not in signed_in(therapist).get(reverse("assessments")).content.decode()


def test_a_late_one_calls_a_person_once_until_it_is_whole(
    child: Person, practitioner: Account, therapist: Account
) -> None:
    one = opened(child, practitioner)
    day_itself = datetime.combine(IN_MAY, MONDAY.timetz())
    assert watch_assessments(by=CLOCK, at=day_itself) == 0
    assert watch_assessments(by=CLOCK, at=LATE) == 1
    assert watch_assessments(by=CLOCK, at=LATE + timedelta(days=1)) == 0
    task = Task.objects.get(kind=Task.Kind.LATE_ASSESSMENT)
    assert (task.about_id, task.area) == (one.pk, "kent")
    for part in JOINT_PARTS[1:]:
        one.sections.filter(part=part.value).update(left_out_because="They said no")
    name_author(assessment_id=one.pk, part=Part.MENTAL_HEALTH, author_id=therapist.pk, by=practitioner, at=MONDAY)
    written(one, Part.MENTAL_HEALTH, therapist)
    summed_up(one, practitioner)
    task.refresh_from_db()
    assert task.done_at is not None
    with pytest.raises(Denied):
        watch_assessments(by=practitioner, at=LATE)
