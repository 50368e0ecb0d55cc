"""The invented county has a safety plan in two versions, with lines on a young person's own page."""

from datetime import timedelta

import pytest

from rightdoor.demo.journeys import Front
from rightdoor.demo.planning import add_plan
from rightdoor.demo.staff import make_staff
from rightdoor.demo.supporting import add_help
from rightdoor.ground.access.models import Account
from rightdoor.work.safetyplans.models import SafetyPlan, Share
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
NOW = MONDAY + timedelta(weeks=9)


def test_one_young_person_who_is_helped_has_a_plan_in_two_versions_and_chose_lines_for_their_page() -> None:
    partnership = make_staff(at=MONDAY)
    front = Front(partnership=partnership, accounts={one.email: one for one in Account.objects.all()})
    add_plan(front, NOW)
    assert not SafetyPlan.objects.exists()
    for _number in range(6):
        accepted(partnership, front.colleague("practitioner"))
    add_help(front, NOW)

    add_plan(front, NOW)

    assert list(SafetyPlan.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Share.objects.standing().filter(reader="me").count() == 2
    assert not SafetyPlan.objects.to_look_at_again(NOW.date()).exists()
