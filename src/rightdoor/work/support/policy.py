"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import BY_OFFICE, Role, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.work.support.queries import EPISODE

OPEN_EPISODE = "support.open_episode"
SEE_LISTS = "support.see_lists"
SEE_CASELOAD = "support.see_caseload"
SEE = "support.see_whole"
REORDER = "support.reorder"
CHECK_IN = "support.check_in"
ALLOCATE = "support.allocate"
READY = "support.ready"
START = "support.start"
NOTE_SESSION = "support.note_session"
FOLLOW_MISSED = "support.follow_missed"
DISCUSS_MISSED = "support.discuss_missed"
STEP_DOWN = "support.step_down"
END = "support.end"
SIGN_OFF = "support.sign_off"
BRING_BACK = "support.bring_back"

MANAGERS = frozenset({Role.MANAGER})
WORKERS = frozenset({Role.WORKER, Role.PRACTITIONER})


def leads(account: Account, episode: Any, at: datetime) -> bool:
    """Whether they lead this episode, or cover for whoever does, now."""
    if episode is None:
        return True
    return Relation.objects.of(account, Tie.LEAD, Tie.COVERING).current(at).to(EPISODE, episode.pk).exists()


def leads_and_goes_on(account: Account, episode: Any, at: datetime) -> bool:
    """The same, while it is not over: for twenty-eight days after, it is read and no more."""
    return (episode is None or episode.is_open) and leads(account, episode, at)


def goes_on(_account: Account, episode: Any, _at: datetime) -> bool:
    return episode is None or episode.is_open


def by_worker(act: str, because: str) -> list[Rule]:
    """Whoever leads it does it, and a manager of the area may in their place, while it goes on."""
    return [
        Rule(act, f"whoever leads the support {because}, while it goes on", roles=WORKERS, when=leads_and_goes_on),
        Rule(act, f"a manager of the area {because}, while it goes on", roles=MANAGERS, when=goes_on),
    ]


contribute(
    [
        Rule(OPEN_EPISODE, "accepting a request opens an episode of support", roles=BY_OFFICE),
        Rule(SEE_LISTS, "managers see who waits for the services of their areas", roles=MANAGERS),
        Rule(SEE_CASELOAD, "who gives support sees whom they support", roles=WORKERS),
        Rule(SEE, "whoever leads the support reads it, and for 28 days after it ended", roles=WORKERS, when=leads),
        Rule(SEE, "managers read the support that is given in their areas", roles=MANAGERS),
        Rule(REORDER, "a manager moves somebody on a list, or lets them wait at their wish, with a reason",
             roles=MANAGERS, when=goes_on),
        Rule(ALLOCATE, "a manager says who gives the support, and why", roles=MANAGERS, when=goes_on),
        *by_worker(CHECK_IN, "asks a family that waits how it is"),
        *by_worker(READY, "says that what must be there first is there"),
        *by_worker(START, "says that help begins"),
        *by_worker(NOTE_SESSION, "writes down a session"),
        *by_worker(FOLLOW_MISSED, "writes down what was done after nobody came"),
        Rule(DISCUSS_MISSED, "a manager talks about missed sessions with whoever leads", roles=MANAGERS, when=goes_on),
        *by_worker(STEP_DOWN, "writes the step-down plan with the family"),
        *by_worker(END, "ends it with a step-down plan"),
        Rule(SIGN_OFF, "a manager ends what was not the family's wish", roles=MANAGERS, when=goes_on),
        Rule(BRING_BACK, "a manager takes somebody back without a new form", roles=MANAGERS),
    ]
)  # fmt: skip
