"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.referrals.policy import DECIDERS, is_still_read

OFFER = "meeting.offer"
ANSWER = "meeting.answer"
CALL_OFF = "meeting.call_off"

contribute(
    [
        Rule(OFFER, "practitioners and safeguarding leads offer a time to whoever asked while they read the request",
             roles=DECIDERS, when=is_still_read),
        Rule(ANSWER, "whoever opened the request with code and word says yes or no to a time", visitors=True),
        Rule(CALL_OFF, "practitioners and safeguarding leads call a time off while they read the request",
             roles=DECIDERS, when=is_still_read),
    ]
)  # fmt: skip
