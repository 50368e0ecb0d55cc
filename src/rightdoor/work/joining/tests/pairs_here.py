"""Two requests, each with its own record of the same child, for tests."""

from datetime import date
from typing import Any

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Person
from rightdoor.work.joining.actions.joining import answer, ask_to_join, ask_to_part
from rightdoor.work.joining.models import Joining
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY

WHY = "I asked their mother on the telephone."
BORN = date(2012, 5, 4)
Pair = tuple[Referral, Referral]


def pair_of(partnership: Partnership) -> Pair:
    """The older says where she lives; the newer writes her name another way."""
    older, newer = waiting(partnership, "Wren Applegarth"), waiting(partnership, "Wren Aplegarth")
    for one, postcode in ((older, "CT1 2QQ"), (newer, "")):
        Person.objects.filter(pk=one.person_id).update(born_on=BORN, postcode=postcode)
        person(one).refresh_from_db()
        keep_keys([person(one)])
    return older, newer


def person(request: Referral) -> Person:
    assert request.person is not None
    return request.person


def ask(two: Pair, by: Account, **more: Any) -> Joining:
    said = {"kept": person(two[0]), "other": person(two[1]), "area": "kent", "reason": WHY, "stepped_up": True} | more
    return ask_to_join(by=by, at=MONDAY, **said)


def agree(joining: Joining, by: Account, *, agrees: bool = True) -> Joining:
    return answer(joining_id=joining.pk, agrees=agrees, stepped_up=True, by=by, at=MONDAY)


def part(joining: Joining, first: Account, second: Account) -> Joining:
    ask_to_part(joining_id=joining.pk, reason=WHY, stepped_up=True, by=first, at=MONDAY)
    return agree(joining, second)
