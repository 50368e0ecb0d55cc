"""Who sees, answers and keeps: the sets of roles that this room's rules and lists share."""

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role

SEEING = FRONT_DOOR | {Role.MANAGER}
KEEPING_ROTA = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})
