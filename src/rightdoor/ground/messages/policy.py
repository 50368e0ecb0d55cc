"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import CONTENT_ROLES, FRONT_DOOR
from rightdoor.ground.access.rulings import Rule, contribute

QUEUE = "messages.queue"
SEND = "messages.send"
KEEP_PLAN = "messages.keep_plan"
DECIDE = "messages.decide"
SILENCE = "messages.silence"


contribute(
    [
        Rule(QUEUE, "every step of the work writes to the people it concerns, and tells staff that they are called",
             visitors=True, system=True, roles=CONTENT_ROLES, anywhere=True),
        Rule(KEEP_PLAN, "a person says how to reach them safely; staff write down what they hear", visitors=True,
             system=True, roles=FRONT_DOOR, anywhere=True),
        Rule(DECIDE, "front-door staff decide about a message that was held", roles=FRONT_DOOR),
        Rule(SILENCE, "a death that is recorded stops every message about the child; if it was not so, they go on",
             system=True),
        Rule(SEND, "the outbox sends what was queued, if the contact plan still allows it", system=True),
    ]
)  # fmt: skip
