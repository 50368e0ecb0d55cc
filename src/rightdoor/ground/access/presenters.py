"""The table of who may do what, in words."""

from dataclasses import dataclass

from rightdoor.ground.access.lifecycle import ROLE_NAMES
from rightdoor.ground.access.rulings import table


@dataclass(frozen=True, slots=True)
class TableRow:
    act: str
    who: str
    because: str


def rows_of_the_table() -> list[TableRow]:
    """One row a rule, in alphabetical order of acts."""
    rows = []
    for act, rules in sorted(table().items()):
        for rule in rules:
            people = [ROLE_NAMES[role] for role in sorted(rule.roles, key=list(ROLE_NAMES).index)]
            people += ["Anyone"] if rule.visitors else []
            people += ["The system itself"] if rule.system else []
            rows.append(TableRow(act=act, who=", ".join(people), because=rule.because))
    return rows
