"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import MANAGERS, WORKERS, by_worker

SEE_MINE = "calendar.see_mine"
SEE_TEAM = "calendar.see_team"
ADD_ROOM = "calendar.add_room"
BOOK = "calendar.book"
MOVE = "calendar.move"
CANCEL = "calendar.cancel"
TELL = "calendar.tell"
CLOSE_ROOM = "calendar.close_room"

contribute(
    [
        Rule(SEE_MINE, "who gives support sees their own appointments", roles=WORKERS),
        Rule(SEE_TEAM, "managers see the appointments of the help in their areas", roles=MANAGERS),
        Rule(ADD_ROOM, "managers say which rooms there are in their areas", roles=MANAGERS),
        Rule(CLOSE_ROOM, "managers close a room of their areas, and open it again", roles=MANAGERS),
        Rule(TELL, "the clock reminds a family the day before, where a person said so", system=True),
        *by_worker(TELL, "writes to the family about an appointment"),
        *by_worker(BOOK, "makes an appointment"),
        *by_worker(MOVE, "moves an appointment, and says why"),
        *by_worker(CANCEL, "cancels an appointment, and says why"),
    ]
)
