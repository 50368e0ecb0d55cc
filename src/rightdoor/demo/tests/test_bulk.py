"""A county of copies: each is what the actions would have made, and each child is found again."""

import pytest

from rightdoor.demo import bulk
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.linking.known import Told, candidates
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.actions.working import withdraw
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY


@pytest.mark.django_db
def test_every_copied_child_is_found_by_who_they_are(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "SIZE", 12)
    monkeypatch.setattr(bulk, "SAMPLE", 5)
    ended = request_of(partnership, preferred_name="Wren Applegarth", born_on="2012-04-01")
    withdraw(referral_id=ended.pk, by=VISITOR, at=MONDAY)

    assert bulk.fill_county(at=MONDAY) == Referral.objects.count() == 12

    copied = Person.objects.exclude(preferred_name="Wren Applegarth")
    assert copied.count() == 11
    for person in copied:
        told = Told(partnership.pk, (person.preferred_name,), person.born_on, person.postcode)
        assert person.pk in {one.person for one in candidates(told)}
