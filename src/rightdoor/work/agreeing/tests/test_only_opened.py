"""What was only opened to somebody, because it was shared or by the glass, they read, and write nothing of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied, rule_on
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.agreements.models import CapacityDoubt, Sharing
from rightdoor.records.agreements.tests.sharings_here import with_account
from rightdoor.records.people.models import Agreement, CompetenceDecision, Person
from rightdoor.records.telling.models import Link
from rightdoor.records.telling.policy import GIVE
from rightdoor.work.adjusting import policy as adjusting
from rightdoor.work.agreeing import policy as agreeing
from rightdoor.work.agreeing.actions.writing import decide_to_share
from rightdoor.work.joining.models import Apart, Joining
from rightdoor.work.passport import policy as passport
from rightdoor.work.passport.actions.placing import give_place
from rightdoor.work.passport.tests.requests_here import a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff
from tests.promises.forms_here import records

pytestmark = pytest.mark.django_db
WRITTEN = (Agreement, Sharing, CompetenceDecision, CapacityDoubt, CommunicationNeed, Link, Joining, Apart, Referral)
OF_A_CHILD = (agreeing.WRITE, agreeing.JUDGE, agreeing.DOUBT, adjusting.WRITE, passport.GIVE_PLACE, passport.RENEW_WORD)
READ = (agreeing.SEE, adjusting.SEE, passport.SEE_TOLD)


@pytest.fixture(params=[Tie.GLASS, Tie.SHARED])
def opened(request: pytest.FixtureRequest, partnership: Partnership, settings: Any) -> Callable[[Referral], Account]:
    """Somebody of another area's front door, to whom a child's record was opened in either way."""
    settings.CLOCK = MONDAY.isoformat()

    def to_them(one: Referral) -> Account:
        stranger: Account = staff(partnership, "Mabel Medway", Role.PRACTITIONER, area="medway")
        about = ("people.person", one.person_id) if request.param == Tie.GLASS else ("referrals.referral", one.pk)
        Relation.objects.create(
            partnership=partnership, account=stranger, kind=request.param, about_kind=about[0], about_id=about[1],
            starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1), source="tests",
        )  # fmt: skip
        return stranger

    return to_them


@pytest.mark.parametrize("asker", [Asker.ME, Asker.CHILD])
def test_they_read_of_the_child_and_write_nothing(
    asker: Asker, opened: Callable[[Referral], Account], partnership: Partnership, practitioner: Account
) -> None:
    one = a_request(partnership, asker=asker)
    stranger = opened(one)

    def may(by: Account, act: str) -> bool:
        person = Person.objects.get(pk=one.person_id)
        return rule_on(by, act, one if act == GIVE else person, at=MONDAY).allowed

    assert [may(stranger, act) for act in READ] == [True] * len(READ)
    assert [may(stranger, act) for act in (*OF_A_CHILD, GIVE)] == [False] * (len(OF_A_CHILD) + 1)
    assert [may(practitioner, act) for act in OF_A_CHILD] == [True] * len(OF_A_CHILD)
    assert may(practitioner, GIVE) is (asker == Asker.ME)


def test_they_share_it_with_nobody_and_open_no_place(
    opened: Callable[[Referral], Account], partnership: Partnership, practitioner: Account
) -> None:
    one = a_request(partnership, asker=Asker.CHILD)
    stranger, before = opened(one), kept(records())
    assert one.person_id is not None

    for about in (one.pk, one.person_id):
        with pytest.raises(Denied):
            decide_to_share(person_id=one.person_id, about_id=about, terms=with_account(practitioner), by=stranger,
                            at=MONDAY)  # fmt: skip
    with pytest.raises(Denied):
        give_place(person_id=one.person_id, word="otter 9", how="Here", form_key=uuid4(), by=stranger, at=MONDAY)

    assert kept(records()) == before


def kept(rows: Any) -> dict[Any, Any]:
    """The rows of what can be written about a child."""
    labels = {model._meta.label_lower for model in (*WRITTEN, Person)}
    return {key: row for key, row in rows.items() if key[0] in labels}


def test_who_they_are_is_not_corrected_and_no_two_records_are_said_to_be_one_or_two(
    opened: Callable[[Referral], Account], partnership: Partnership, signed_in: SignedIn
) -> None:
    named = {"preferred_name": "Wren Applegarth", "born_on": "2011-06-01"}
    one, other = request_of(partnership, **named), request_of(partnership, **named)
    browser = signed_in(opened(one), second=True)
    pair = [one.pk, other.person_id]
    assert str(other.person_id) in browser.get(reverse("request-known", args=[one.pk])).content.decode()
    before = kept(records())

    answers = [
        browser.get(reverse("request-known-who", args=[one.pk])),
        browser.post(reverse("request-known-who", args=[one.pk]), {"preferred_name": "Other", "nhs_number": ""}),
        browser.post(reverse("request-known-join", args=pair), {"reason": "The same day and name, same house"}),
        browser.post(reverse("request-known-apart", args=pair)),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert kept(records()) == before
