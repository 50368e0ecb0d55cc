"""This room's rows of the table.  Whose child it is, is asked by the rooms above, which know who reads what."""

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.rulings import Rule, contribute

NOTE = "adjustments.note"
LOOK = "adjustments.look"
END = "adjustments.end"
SAY_MET = "adjustments.say_met"
ASK_AGAIN = "adjustments.ask_again"

contribute(
    [
        Rule(NOTE, "what somebody needs to take part is carried over from what they told, or written down by staff",
             visitors=True, system=True, roles=FRONT_DOOR, anywhere=True),
        Rule(LOOK, "front-door staff ask whether a need is still so", roles=FRONT_DOOR, anywhere=True),
        Rule(END, "front-door staff end a need that is no longer there, with a reason", roles=FRONT_DOOR,
             anywhere=True),
        Rule(SAY_MET, "whoever was in contact says whether what was needed was there", roles=FRONT_DOOR,
             anywhere=True),
        Rule(ASK_AGAIN, "the clock has a need that nobody looked at for a year asked again", system=True),
    ]
)  # fmt: skip
