"""This room's rows of the table."""

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.access.two_people import begun_by_another, begun_by_them

SEE = "changing.see"
DRAFT = "changing.draft"
WRITE = "changing.write"
SETTLE = "changing.settle"
WITHDRAW = "changing.withdraw"

MANAGERS = frozenset({Role.MANAGER})


contribute(
    [
        Rule(SEE, "managers see what the services of their areas run, ask for and when they are open", roles=MANAGERS),
        Rule(DRAFT, "a manager of the area begins to change a section of a service", roles=MANAGERS),
        Rule(WRITE, "whoever drafts a change of a service writes it, asks a second person for it and takes it back",
             roles=MANAGERS, when=begun_by_them("drafted_by")),
        Rule(SETTLE, "a manager who did not draft a change of a service agrees to it, or not; a draft that nobody "
             "goes on with is put away by another", roles=MANAGERS, when=begun_by_another("drafted_by")),
        Rule(WITHDRAW, "a manager of the area withdraws a change of a service that was agreed and does not hold yet",
             roles=MANAGERS),
    ]
)  # fmt: skip
