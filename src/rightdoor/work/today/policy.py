"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import WORKERS

TAKE = "today.take"

contribute([Rule(TAKE, "who gives support takes the day's list with them, locked on their phone", roles=WORKERS)])
