import pytest

from rightdoor.demo.papers import PAPERS, add_papers
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.tests.drafts_here import a_draft
from tests.people_here import MONDAY


@pytest.mark.django_db
def test_two_visitors_of_the_demo_send_a_small_file_that_stays_held(partnership: Partnership) -> None:
    for number in (*PAPERS, 1):
        add_papers(a_draft(partnership), number, at=MONDAY)

    assert sorted(Document.objects.values_list("name", "state")) == [
        ("letter from school.txt", "held"),
        ("timetable.txt", "held"),
    ]
