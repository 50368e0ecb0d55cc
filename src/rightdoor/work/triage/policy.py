"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute

ENTER = "triage.enter"
SEE_QUEUE = "triage.see_queue"
PREPARE = "triage.prepare"
OFFER = "triage.offer"
ANSWER_OFFER = "triage.answer_offer"
DECIDE = "triage.decide"
HAND_OVER = "triage.hand_over"
RELEASE_HOLD = "triage.release_hold"
HOLD = "triage.hold"

FRONT_DOOR = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})

contribute(
    [
        Rule(ENTER, "everybody who works here has a first page", roles=frozenset(Role)),
        Rule(SEE_QUEUE, "front-door staff see the queue of their areas", roles=FRONT_DOOR),
        Rule(PREPARE, "front-door staff prepare a decision; issuing is another matter", roles=FRONT_DOOR),
        Rule(OFFER, "practitioners show a family its options", roles=frozenset({Role.PRACTITIONER})),
        Rule(ANSWER_OFFER, "the family chooses or declines; or staff write down what they said", visitors=True,
             roles=FRONT_DOOR),
        Rule(DECIDE, "front-door staff decide; a service that asks for it needs a qualified, supervised practitioner",
             roles=FRONT_DOOR),
        Rule(HAND_OVER, "front-door staff hand a request over and record to whom", roles=FRONT_DOOR),
        Rule(RELEASE_HOLD, "front-door staff send what was held once the agreement is there", roles=FRONT_DOOR),
        Rule(HOLD, "an agreement that is taken back stops what has not left yet, whoever writes it down",
             visitors=True, system=True, roles=FRONT_DOOR),
    ]
)  # fmt: skip
