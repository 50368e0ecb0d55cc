"""Pressed twice at the same moment, by two hands: kept once, and nobody gets an error."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.actions.copying import receive_request
from rightdoor.work.keeping.actions.erasing import ask_for_erasure
from rightdoor.work.keeping.actions.holding import place_hold
from rightdoor.work.keeping.lifecycle import Asker, HoldReason, Identity
from rightdoor.work.keeping.models import AccessRequest, Ending, Hold
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.triage.tests.requests_here import request_of
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff


def test_a_hold_a_copy_and_an_erasure_are_each_kept_once(own_database: OwnDatabase) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    keeper = staff(partnership, "First Keeper", Role.DATA_OFFICER)
    person, form_key = request_of(partnership).person_id, new_key()
    asked = {
        "record_kind": PEOPLE, "record_id": person, "form_key": form_key, "asked_by": Asker.THEMSELVES,
        "identity": Identity.KNOWN, "by": keeper, "at": MONDAY,
    }  # fmt: skip

    holds = own_database.at_once(
        lambda: place_hold(
            partnership=partnership, form_key=form_key, reason=HoldReason.COURT, words="A claim",
            starts_on=MONDAY.date(), by=keeper, at=MONDAY,
        ).pk,
        times=4,
    )  # fmt: skip
    copies = own_database.at_once(lambda: receive_request(**asked, received_on=MONDAY.date()).pk, times=4)
    erasures = own_database.at_once(lambda: ask_for_erasure(**asked, asked_on=MONDAY.date()).pk, times=4)

    assert [len(set(keys)) for keys in (holds, copies, erasures)] == [1, 1, 1]
    assert [model.objects.count() for model in (Hold, AccessRequest, Ending)] == [1, 1, 1]
