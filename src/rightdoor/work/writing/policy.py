"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.referrals.policy import DECIDERS, is_still_read

WRITE = "writing.write"
SEEN = "writing.mark_seen"
READ = "writing.read"
ANSWER = "writing.answer"
NO_ANSWER = "writing.no_answer"

contribute(
    [
        Rule(WRITE, "whoever opened the request with code and word may write to the people who work on it",
             visitors=True),
        Rule(SEEN, "an answer that whoever asked has opened is no longer new", visitors=True),
        Rule(READ, "practitioners and safeguarding leads read the messages of the requests that they read",
             roles=DECIDERS, when=is_still_read, opens=True),
        Rule(ANSWER, "practitioners and safeguarding leads write to whoever asked while they read the request",
             roles=DECIDERS, when=is_still_read),
        Rule(NO_ANSWER, "practitioners and safeguarding leads say, with a reason, that a message needs no answer",
             roles=DECIDERS, when=is_still_read),
    ]
)  # fmt: skip
