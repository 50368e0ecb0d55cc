"""This room's rows of the table: whoever leads the help writes of goals and measures, and reads them with the help.

Whoever was given a link and its words fills in what it is for.
"""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import by_worker

SET_GOAL = "outcomes.set_goal"
SCORE_GOAL = "outcomes.score_goal"
END_GOAL = "outcomes.end_goal"
ADD_MEASURE = "outcomes.add_measure"
MAKE_LINK = "outcomes.make_link"
END_LINK = "outcomes.end_link"
OPEN_LINK = "outcomes.open_link"
FILL_IN = "outcomes.fill_in"

contribute(
    [
        *by_worker(SET_GOAL, "writes a goal down and says whose words it is in"),
        *by_worker(SCORE_GOAL, "writes down how near a goal is"),
        *by_worker(END_GOAL, "says why a goal has ended"),
        *by_worker(ADD_MEASURE, "writes down what was answered or scored"),
        *by_worker(MAKE_LINK, "makes a link by which one person fills something in"),
        *by_worker(END_LINK, "takes back a link to fill something in"),
        Rule(OPEN_LINK, "whoever was given a link and its words opens what it is for", visitors=True),
        Rule(FILL_IN, "whoever opened a link, or their own page, fills in what it is for", visitors=True),
    ]
)
