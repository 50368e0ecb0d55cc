"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.pure.reading import still_read
from rightdoor.work.referrals.lifecycle import OPEN

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

DECIDERS = frozenset({Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})


def taken_by_them(account: Account, draft: Any, _at: datetime) -> bool:
    """Whether this is the draft that they themselves are writing down."""
    return bool(getattr(draft, "taken_by_id", None) == account.pk)


def is_still_read(_account: Account, referral: Any, at: datetime) -> bool:
    """Whether something is to do about it, or the last of it was done no more than twenty-eight days ago."""
    return referral is None or still_read(referral.closed_at, at)


def is_waiting(_account: Account, referral: Any, _at: datetime) -> bool:
    """Whether it is not yet decided."""
    return referral is None or referral.stage in OPEN


def is_to_do(_account: Account, referral: Any, _at: datetime) -> bool:
    """Whether it is not yet decided, or something of the decision is still on its way, or a concern is open."""
    return referral is None or referral.closed_at is None


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
        Rule(SEE, "front-door staff read the requests of their areas while something is to do, and for 28 days after",
             roles=FRONT_DOOR, when=is_still_read, opens=True),
        Rule(OPEN_FILES, "practitioners and safeguarding leads open the files of the requests that they read",
             roles=DECIDERS, when=is_still_read),
        Rule(SET_PRIORITY, "front-door staff set how soon, with a reason, until it is decided", roles=FRONT_DOOR,
             when=is_waiting),
        Rule(MARK_DUPLICATE, "front-door staff say that two requests which they read are one", roles=FRONT_DOOR,
             when=is_still_read),
        Rule(LOG_CONTACT, "front-door staff log calls and visits while they read the request", roles=FRONT_DOOR,
             when=is_still_read),
        Rule(ASK_FACTS, "front-door staff ask for what is missing, until it is decided", roles=FRONT_DOOR,
             when=is_waiting),
        Rule(ANSWER_FACTS, "whoever holds the code and the word answers; or staff, who write the answer down until it "
             "is decided", visitors=True, roles=FRONT_DOOR, when=is_waiting),
        Rule(ADD, "whoever holds the code and the word may add to the request; or staff, who write it down",
             visitors=True, roles=FRONT_DOOR, when=is_still_read),
        Rule(PURGE, "the clock removes a draft that was left for thirty days and worried nobody", system=True),
        Rule(CORRECT, "front-door staff correct facts while something is to do; the old ones stay in the history",
             roles=FRONT_DOOR, when=is_to_do),
        Rule(WITHDRAW, "the person who asked, or staff for them, may stop it at any time before it is decided",
             visitors=True, roles=FRONT_DOOR, when=is_still_read),
    ]
)  # fmt: skip
