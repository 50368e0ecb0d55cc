"""This room's rows of the table.  Whose child it is, is asked by the rooms above, which know who reads what."""

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.records.people.policy import WRITERS

SHARE = "agreements.share"
SHARE_WITHOUT = "agreements.share_without_agreement"
END_SHARING = "agreements.end_sharing"
DOUBT = "agreements.doubt_capacity"
NOTICE_ADULT = "agreements.notice_adult"

DECIDERS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})

contribute(
    [
        Rule(SHARE, "front-door staff share what somebody agreed to share, until a day", roles=FRONT_DOOR,
             anywhere=True),
        Rule(SHARE_WITHOUT, "a practitioner or safeguarding lead decides to share without agreement, with a reason",
             roles=DECIDERS, anywhere=True),
        Rule(END_SHARING, "a withdrawal ends what rests on agreement at once, whoever writes it down; front-door staff "
             "end any sharing", visitors=True, system=True, roles=WRITERS, anywhere=True),
        Rule(DOUBT, "a practitioner or safeguarding lead records a doubt about capacity, for one decision",
             roles=DECIDERS, anywhere=True),
        Rule(NOTICE_ADULT, "the clock notices an eighteenth birthday, and the new answers are recorded beside it",
             visitors=True, system=True, roles=WRITERS, anywhere=True),
    ]
)  # fmt: skip
