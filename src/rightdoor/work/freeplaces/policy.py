"""This room's rows of the table."""

from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.policy import MANAGERS, by_worker, goes_on

PROPOSE = "freeplaces.propose"
OFFER = "freeplaces.offer"
ANSWER = "freeplaces.answer"
DECIDE_WAIT = "freeplaces.decide_wait"
SEE_CLOSED = "freeplaces.see_closed"
WATCH = "freeplaces.watch_closed"

contribute(
    [
        Rule(PROPOSE, "a manager of the area asks who is next for a place that is free", roles=MANAGERS, when=goes_on),
        Rule(DECIDE_WAIT, "a manager of the area decides for one who waits where nobody new is taken", roles=MANAGERS,
             when=goes_on),
        Rule(SEE_CLOSED, "managers see who waits for a service of their areas that takes nobody new", roles=MANAGERS),
        Rule(WATCH, "the clock looks for lists that are closed while somebody waits", system=True),
        *by_worker(OFFER, "offers a place that is free"),
        *by_worker(ANSWER, "writes down what the family said to it"),
    ]
)  # fmt: skip
