"""People, answers and terms of sharing for the tests of this room and those above."""

from datetime import date, timedelta
from typing import Any

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.actions.sharing import Terms, share
from rightdoor.records.agreements.lifecycle import Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.wordings import read_aloud
from rightdoor.records.people.models import Agreement, Person
from tests.people_here import MONDAY

LATER = MONDAY + timedelta(minutes=5)
FOURTEEN = date(2011, 6, 1)


def person_of(partnership: Partnership, born_on: date | None = FOURTEEN, **more: Any) -> Person:
    return Person.objects.create(
        partnership=partnership, preferred_name="Wren", born_on=born_on, **{"added_at": MONDAY, **more}
    )


def said(person: Person, by: Any, state: str = "given", *, at: Any = MONDAY, **more: Any) -> Agreement:
    words = {"given_by": "young_person", "to": "sharing", "how": "By phone, Bea", "said_by": "Wren", **more}
    return record_answer(person=person, state=state, shown=read_aloud(words["to"]), by=by, at=at, **words)


def terms(**changed: Any) -> Terms:
    plain: dict[str, Any] = {
        "basis": Basis.SERIOUS_HARM, "reason": "She says that she will not be safe there", "purpose": "A safe place",
        "what": "Where she sleeps this week", "starts_at": MONDAY, "ends_at": MONDAY + timedelta(days=30),
        "told": Told.YES, "recipient": "Riverside Academy",
    }  # fmt: skip
    return Terms(**{**plain, **changed})


def with_account(account: Account, **changed: Any) -> Terms:
    return terms(recipient_kind=Recipient.ACCOUNT, account=account, recipient="", **changed)


def shared(person: Person, by: Account, at: Any = MONDAY, **changed: Any) -> Sharing:
    return share(person=person, about_kind="people.person", about_id=person.pk, terms=terms(**changed), by=by, at=at)
