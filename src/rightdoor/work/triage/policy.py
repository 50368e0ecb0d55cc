"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.referrals.policy import is_still_read, is_to_do, is_waiting

ENTER = "triage.enter"
SEE_QUEUE = "triage.see_queue"
PREPARE = "triage.prepare"
OFFER = "triage.offer"
ANSWER_OFFER = "triage.answer_offer"
DECIDE = "triage.decide"
HAND_OVER = "triage.hand_over"
RELEASE_HOLD = "triage.release_hold"
HOLD = "triage.hold"
AGREE = "triage.write_agreement"
JUDGE = "triage.judge"


def has_account(_account: Account, _thing: Any, _at: datetime) -> bool:
    """Whoever signed in."""
    return True


contribute(
    [
        Rule(ENTER, "everybody who works here has a first page, also before they have a role", when=has_account),
        Rule(SEE_QUEUE, "front-door staff see the queue of their areas", roles=FRONT_DOOR),
        Rule(PREPARE, "front-door staff prepare a decision; issuing is another matter", roles=FRONT_DOOR,
             when=is_still_read),
        Rule(OFFER, "practitioners show a family its options, until it is decided",
             roles=frozenset({Role.PRACTITIONER}), when=is_waiting),
        Rule(ANSWER_OFFER, "the family chooses or declines; or staff write down what they said, until it is decided",
             visitors=True, roles=FRONT_DOOR, when=is_waiting),
        Rule(DECIDE, "front-door staff decide; a service that asks for it needs a qualified, supervised practitioner",
             roles=FRONT_DOOR, when=is_waiting),
        Rule(AGREE, "front-door staff write down what somebody said about agreement while they read the request",
             roles=FRONT_DOOR, when=is_still_read),
        Rule(JUDGE, "a practitioner judges competence while something of the request is to do",
             roles=frozenset({Role.PRACTITIONER}), when=is_to_do),
        Rule(HAND_OVER, "front-door staff hand a request over and record to whom", roles=FRONT_DOOR,
             when=is_still_read),
        Rule(RELEASE_HOLD, "front-door staff send what was held once the agreement is there", roles=FRONT_DOOR,
             when=is_still_read),
        Rule(HOLD, "an agreement that is taken back stops what has not left yet, whoever writes it down",
             visitors=True, system=True, roles=FRONT_DOOR),
    ]
)  # fmt: skip
