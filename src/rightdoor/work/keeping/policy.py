"""This room's rows of the table.

Two people are asked inside the actions: whoever signs is never whoever proposed.
"""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.keeping.lifecycle import KEEPERS, READERS

SEE = "keeping.see"
FIND = "keeping.find"
HOLD = "keeping.hold"
LIFT = "keeping.lift"
ASK = "keeping.ask"
PROPOSE = "keeping.propose"
SIGN = "keeping.sign"
LIST = "keeping.list"
END = "keeping.end"
RECEIVE = "keeping.receive"
MAKE = "keeping.make"
READ = "keeping.read"
RELEASE = "keeping.release"
TAKE = "keeping.take"
FORGET = "keeping.forget"

contribute(
    [
        Rule(SEE, "keepers of records see what is due, held, and asked for; not what is in a record", roles=KEEPERS),
        Rule(FIND, "keepers find a record by its code, without reading it", roles=KEEPERS),
        Rule(HOLD, "keepers put a record on hold", roles=KEEPERS),
        Rule(LIFT, "two keepers end a hold", roles=KEEPERS),
        Rule(ASK, "keepers write down that somebody asked for their record to go", roles=KEEPERS),
        Rule(PROPOSE, "a keeper looks at what is due and proposes", roles=KEEPERS),
        Rule(SIGN, "a second keeper signs, or sends back", roles=KEEPERS),
        Rule(LIST, "the product lists what is due", system=True),
        Rule(END, "the product carries out what two people signed", system=True),
        Rule(RECEIVE, "keepers write down that somebody asked for a copy of their record", roles=KEEPERS),
        Rule(MAKE, "keepers have a copy made, without reading it", roles=KEEPERS),
        Rule(READ, "a safeguarding lead reads a copy before it is given", roles=READERS),
        Rule(RELEASE, "a second person who has read the copy lets it go", roles=READERS),
        Rule(FORGET, "the product removes a copy that nobody fetched for a month", system=True),
        Rule(TAKE, "a safeguarding lead fetches the copy once, to hand it over", roles=READERS),
    ]
)
