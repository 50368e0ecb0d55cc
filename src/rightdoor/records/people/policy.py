"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.rulings import Rule, contribute

ADD_PERSON = "people.add"
CORRECT_PERSON = "people.correct"
RECORD_AGREEMENT = "people.record_agreement"
DECIDE_COMPETENCE = "people.decide_competence"
RECORD_DEATH = "people.record_death"

WRITERS = FRONT_DOOR | {Role.WORKER}
"""Who writes down what somebody agreed to; whether of this child, is asked by the rooms above."""


contribute(
    [
        Rule(ADD_PERSON, "a request brings the person it is about", visitors=True, system=True, roles=FRONT_DOOR),
        Rule(CORRECT_PERSON, "front-door staff complete contact facts", roles=FRONT_DOOR),
        Rule(RECORD_AGREEMENT, "people say for themselves, or staff record who said it and how", visitors=True,
             system=True, roles=WRITERS),
        Rule(DECIDE_COMPETENCE, "only a practitioner judges competence, for one decision",
             roles=frozenset({Role.PRACTITIONER})),
        Rule(RECORD_DEATH, "a safeguarding lead or manager records that a child has died, and undoes a mistake",
             roles=frozenset({Role.SAFEGUARDING_LEAD, Role.MANAGER}), anywhere=True),
    ]
)  # fmt: skip
