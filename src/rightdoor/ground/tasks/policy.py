"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import CONTENT_ROLES, FRONT_DOOR
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.tasks.lifecycle import KEEPING_ROTA, SEEING

RAISE = "tasks.raise"
ACKNOWLEDGE = "tasks.acknowledge"
FINISH = "tasks.finish"
ESCALATE = "tasks.escalate"
KEEP_ROTA = "tasks.keep_rota"
SEE = "tasks.see"
PUT_DOWN = "tasks.put_down"

contribute(
    [
        Rule(RAISE, "anyone's words, and every step of the work, may raise a task", visitors=True, system=True,
             roles=CONTENT_ROLES, anywhere=True),
        Rule(SEE, "front-door staff see what must be done", roles=SEEING),
        Rule(ACKNOWLEDGE, "front-door staff answer tasks of their areas", roles=FRONT_DOOR),
        Rule(FINISH, "front-door staff finish tasks of their areas", roles=FRONT_DOOR, system=True),
        Rule(ESCALATE, "the clock takes an unanswered task to a second person", system=True),
        Rule(PUT_DOWN, "a death that is recorded ends every routine task about the child", system=True),
        Rule(KEEP_ROTA, "managers and safeguarding leads keep the rota", roles=KEEPING_ROTA),
    ]
)  # fmt: skip
