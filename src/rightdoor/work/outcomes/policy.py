"""This room's rows of the table: whoever leads the help writes of goals and measures, and reads them with the help."""

from rightdoor.ground.access.rulings import contribute
from rightdoor.work.support.policy import by_worker

SET_GOAL = "outcomes.set_goal"
SCORE_GOAL = "outcomes.score_goal"
END_GOAL = "outcomes.end_goal"
ADD_MEASURE = "outcomes.add_measure"

contribute(
    [
        *by_worker(SET_GOAL, "writes a goal down and says whose words it is in"),
        *by_worker(SCORE_GOAL, "writes down how near a goal is"),
        *by_worker(END_GOAL, "says why a goal has ended"),
        *by_worker(ADD_MEASURE, "writes down what was answered or scored"),
    ]
)
