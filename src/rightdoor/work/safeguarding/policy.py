"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.safeguarding.lifecycle import FRONT_DOOR

RAISE_FLAG = "safeguarding.raise_flag"
SEE_FLAGS = "safeguarding.see_flags"
HANDLE_FLAG = "safeguarding.handle_flag"
PREPARE_CONTACT = "safeguarding.prepare_contact"
RECORD_CONTACT_MADE = "safeguarding.record_contact_made"

contribute(
    [
        Rule(
            RAISE_FLAG,
            "anyone may say that someone is not safe",
            visitors=True,
            system=True,
            roles=FRONT_DOOR,
            anywhere=True,
        ),
        Rule(SEE_FLAGS, "front-door staff see every red flag of their areas", roles=FRONT_DOOR),
        Rule(HANDLE_FLAG, "front-door staff answer red flags of their areas", roles=FRONT_DOOR),
        Rule(
            PREPARE_CONTACT, "front-door staff prepare a contact; it never waits for a qualification", roles=FRONT_DOOR
        ),
        Rule(RECORD_CONTACT_MADE, "whoever made the contact records it", roles=FRONT_DOOR),
    ]
)
