"""Something sent on, for tests of this room and of those above it."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Account
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import Agreement
from rightdoor.work.onward.actions.sending import Passing, send
from rightdoor.work.onward.lifecycle import Part
from rightdoor.work.onward.models import Onward
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY


def passing(service: str = "essex.eypdas", **more: Any) -> Passing:
    """What a worker wants to send on."""
    plain: dict[str, Any] = {
        "because": "They drink more than we can help with", "agreed": "Wren said yes, on the phone",
        "parts": {Part.WHO: "Wren, 14\nReach them safely: text"}, "nevertheless": "They use more than they did",
    }  # fmt: skip
    return Passing(service=service, **{**plain, **more})


def sent(episode: Episode, by: Account, at: datetime = MONDAY, **more: Any) -> Onward:
    return send(episode_id=episode.pk, passing=passing(**more), form_key=uuid4(), by=by, at=at)


def agreed(episode: Episode, by: Account) -> Episode:
    """The young person agrees to help and to sharing."""
    assert episode.person is not None
    for to in (Agreement.To.SERVICE, Agreement.To.SHARING):
        record_agreement(
            person=episode.person, given_by=Agreement.From.YOUNG_PERSON, to=to, state=Agreement.State.GIVEN, by=by,
            at=MONDAY,
        )  # fmt: skip
    return episode
