"""This room's rows of the table.  Whose page it is, is asked by the room that knows who opened it: work.passport."""

from rightdoor.ground.access.rulings import Rule, contribute

TELL = "telling.tell"
GIVE = "telling.give"
END_LINK = "telling.end_link"
OPEN_LINK = "telling.open_link"

contribute(
    [
        Rule(TELL, "a young person tells, behind their own word, what they want known and who may see it",
             visitors=True),
        Rule(GIVE, "a young person gives one person a link to what they choose, behind their own word", visitors=True),
        Rule(END_LINK, "a young person ends a link at once, behind their own word", visitors=True),
        Rule(OPEN_LINK, "whoever was given a link and its word opens what was chosen for them", visitors=True),
    ]
)  # fmt: skip
