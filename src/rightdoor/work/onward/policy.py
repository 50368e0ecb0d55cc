"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.onward.lifecycle import CALLED, TO_PANEL_AFTER, WAITING
from rightdoor.work.support.policy import MANAGERS, WORKERS, by_worker, leads

SEE_LIST = "onward.see_list"
SEE = "onward.see"
SEND = "onward.send"
ANSWER = "onward.answer"
WITHDRAW = "onward.withdraw"
CALL = "onward.call"


def leads_it(account: Account, thing: Any, at: datetime) -> bool:
    """Whether they lead the help from which it was sent."""
    return thing is None or leads(account, thing.episode, at)


def another_answers(account: Account, thing: Any, _at: datetime) -> bool:
    """Nobody answers for the other service what they sent themselves."""
    return thing is None or (thing.goes_inside and thing.sent_by_id != account.pk)


def elsewhere(account: Account, thing: Any, at: datetime) -> bool:
    """What a service elsewhere said is written down by whoever leads, and by managers."""
    return thing is None or (not thing.goes_inside and leads(account, thing.episode, at))


def is_elsewhere(_account: Account, thing: Any, _at: datetime) -> bool:
    return thing is None or not thing.goes_inside


def calls_a_person(_account: Account, thing: Any, at: datetime) -> bool:
    """It came back too often, or nobody answered in time."""
    return thing is None or (thing.nth_return >= TO_PANEL_AFTER or (thing.state in WAITING and thing.answer_by < at))


contribute(
    [
        Rule(SEE_LIST, "whoever gives support sees what they sent on, managers what their areas send and are sent",
             roles=WORKERS | MANAGERS),
        Rule(SEE, "whoever leads the help reads what was sent on from it", roles=WORKERS, when=leads_it),
        Rule(SEE, "managers read what the services of their areas send and are sent", roles=MANAGERS),
        Rule(SEE, "what came back twice, and what nobody answers in time, is read by the front door", roles=CALLED,
             when=calls_a_person),
        *by_worker(SEND, "sends on what the family agreed to"),
        Rule(ANSWER, "a manager of the area, and not who sent it, says yes or no for the service", roles=MANAGERS,
             when=another_answers),
        Rule(ANSWER, "whoever leads writes down what a service elsewhere answered", roles=WORKERS, when=elsewhere),
        Rule(ANSWER, "a manager writes down what a service elsewhere answered", roles=MANAGERS, when=is_elsewhere),
        Rule(WITHDRAW, "whoever leads the help takes back what was sent, with a reason", roles=WORKERS, when=leads_it),
        Rule(WITHDRAW, "a manager takes back what was sent, with a reason", roles=MANAGERS),
        Rule(CALL, "what nobody answers in time, and what came back twice, calls a person", system=True,
             roles=WORKERS | MANAGERS),
    ]
)  # fmt: skip
