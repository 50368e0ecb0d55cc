"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute

WRITE_DRAFT = "referrals.write_draft"
SEND = "referrals.send"
MATCH = "referrals.match"
FOLLOW = "referrals.follow"
TAKE = "referrals.take"
WRITE_TAKEN = "referrals.write_taken"
SEE = "referrals.see"
SET_PRIORITY = "referrals.set_priority"
OPEN_FILES = "referrals.open_files"
MARK_DUPLICATE = "referrals.mark_duplicate"
LOG_CONTACT = "referrals.log_contact"
ASK_FACTS = "referrals.ask_facts"
ANSWER_FACTS = "referrals.answer_facts"
CORRECT = "referrals.correct"
WITHDRAW = "referrals.withdraw"
ADD = "referrals.add"
PURGE = "referrals.purge_drafts"

FRONT_DOOR = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})
DECIDERS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})


def taken_by_them(account: Account, draft: Any, _at: datetime) -> bool:
    """Whether this is the draft that they themselves are writing down."""
    return bool(getattr(draft, "taken_by_id", None) == account.pk)


contribute(
    [
        Rule(WRITE_DRAFT, "anyone may begin to ask for help; staff write down what a caller says", visitors=True,
             roles=FRONT_DOOR, anywhere=True),
        Rule(SEND, "anyone may ask for help, at any age, without an account", visitors=True, roles=FRONT_DOOR,
             anywhere=True),
        Rule(MATCH, "the rules are asked when a request is sent and when its facts change", visitors=True, system=True,
             roles=FRONT_DOOR, anywhere=True),
        Rule(FOLLOW, "whoever holds the code and the word follows the request", visitors=True),
        Rule(TAKE, "front-door staff take requests by telephone, mailbox, letter or walk-in", roles=FRONT_DOOR),
        Rule(WRITE_TAKEN, "who took a call reads and writes it until it is handed over, and nobody else",
             roles=FRONT_DOOR, when=taken_by_them, anywhere=True),
        Rule(SEE, "front-door staff read the requests of their areas", roles=FRONT_DOOR, opens=True),
        Rule(OPEN_FILES, "practitioners and safeguarding leads open the files of the requests of their areas",
             roles=DECIDERS),
        Rule(SET_PRIORITY, "front-door staff set how soon, with a reason", roles=FRONT_DOOR),
        Rule(MARK_DUPLICATE, "front-door staff say that two requests are one", roles=FRONT_DOOR),
        Rule(LOG_CONTACT, "front-door staff log calls and visits", roles=FRONT_DOOR),
        Rule(ASK_FACTS, "front-door staff ask for what is missing", roles=FRONT_DOOR),
        Rule(ANSWER_FACTS, "whoever holds the code and the word answers; or staff, who write the answer down",
             visitors=True, roles=FRONT_DOOR),
        Rule(ADD, "whoever holds the code and the word may add to the request; or staff, who write it down",
             visitors=True, roles=FRONT_DOOR),
        Rule(PURGE, "the clock removes a draft that was left for thirty days and worried nobody", system=True),
        Rule(CORRECT, "front-door staff correct facts; the old ones stay in the history", roles=FRONT_DOOR),
        Rule(WITHDRAW, "the person who asked, or staff for them, may stop it at any time", visitors=True,
             roles=FRONT_DOOR),
    ]
)  # fmt: skip
