"""This room's rows of the table: whoever leads the help writes of goals and measures, and reads them with the help.

Whoever was given a link and its words fills in what it is for.
"""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import MANAGERS, by_worker

SET_GOAL = "outcomes.set_goal"
SCORE_GOAL = "outcomes.score_goal"
END_GOAL = "outcomes.end_goal"
ADD_MEASURE = "outcomes.add_measure"
MAKE_LINK = "outcomes.make_link"
END_LINK = "outcomes.end_link"
OPEN_LINK = "outcomes.open_link"
FILL_IN = "outcomes.fill_in"
PUT_WORDS_IN = "outcomes.put_words_in"
AGREE_WORDS = "outcomes.agree_words"


def is_the_second(account: Account, words: Any, _at: datetime) -> bool:
    """Whether somebody else put them in."""
    return words is None or words.put_in_by_id != account.pk


contribute(
    [
        *by_worker(SET_GOAL, "writes a goal down and says whose words it is in"),
        *by_worker(SCORE_GOAL, "writes down how near a goal is"),
        *by_worker(END_GOAL, "says why a goal has ended"),
        *by_worker(ADD_MEASURE, "writes down what was answered or scored"),
        *by_worker(MAKE_LINK, "makes a link by which one person fills something in"),
        *by_worker(END_LINK, "takes back a link to fill something in"),
        Rule(
            PUT_WORDS_IN,
            "a manager puts in the words of an instrument for which a service holds a licence",
            roles=MANAGERS,
            anywhere=True,
        ),
        Rule(
            AGREE_WORDS,
            "a second manager looks at licence and words and agrees",
            roles=MANAGERS,
            anywhere=True,
            when=is_the_second,
        ),
        Rule(OPEN_LINK, "whoever was given a link and its words opens what it is for", visitors=True),
        Rule(FILL_IN, "whoever opened a link, or their own page, fills in what it is for", visitors=True),
    ]
)
