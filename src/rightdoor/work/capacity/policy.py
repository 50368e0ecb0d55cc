"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import begun_by_another, begun_by_them

SEE = "capacity.see"
PROPOSE = "capacity.propose"
SETTLE = "capacity.settle"
TAKE_BACK = "capacity.take_back"

MANAGERS = frozenset({Role.MANAGER})


contribute(
    [
        Rule(SEE, "managers see how many the services of their areas say that they help", roles=MANAGERS),
        Rule(PROPOSE, "a manager of the area asks for another capacity from a day on", roles=MANAGERS),
        Rule(SETTLE, "a manager who did not ask for it agrees to a capacity, or not", roles=MANAGERS,
             when=begun_by_another("proposed_by")),
        Rule(TAKE_BACK, "whoever asked for another capacity takes it back", roles=MANAGERS,
             when=begun_by_them("proposed_by")),
    ]
)  # fmt: skip
