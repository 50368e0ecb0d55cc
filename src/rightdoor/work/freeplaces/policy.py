"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import MANAGERS, by_worker, goes_on

PROPOSE = "freeplaces.propose"
OFFER = "freeplaces.offer"
ANSWER = "freeplaces.answer"

contribute(
    [
        Rule(PROPOSE, "a manager of the area asks who is next for a place that is free", roles=MANAGERS, when=goes_on),
        *by_worker(OFFER, "offers a place that is free"),
        *by_worker(ANSWER, "writes down what the family said to it"),
    ]
)
