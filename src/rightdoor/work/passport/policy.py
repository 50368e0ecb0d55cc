"""What the holder of a code may see, and who reads what young people tell of themselves.

The acts are those of the rooms beneath; this is the view of each asker.
"""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.records.telling.policy import END_LINK, GIVE
from rightdoor.work.referrals.models import Asker
from rightdoor.work.triage.queries import people_read, visible
from rightdoor.work.triage.reading import held_by, where_working

TRY_CODE = "passport.try_code"
CHANGE_REACH = "passport.change_reach"
TELL_WORSE = "passport.tell_worse"
CHANGE_AGREEMENT = "passport.change_agreement"
KEEP_KEY = "passport.keep_key"
PUT_BESIDE = "passport.put_beside"
GIVE_PLACE = "passport.give_place"
RENEW_WORD = "passport.renew_word"
SEE_TOLD = "passport.see_whole"


def reads_of_them(account: Account, person: Any, at: datetime) -> bool:
    """Whether they may read a request of this person now."""
    return person is None or people_read(account, at).filter(pk=person.pk).exists()


def works_on_it(account: Account, referral: Any, at: datetime) -> bool:
    """Whether they work on this request of a young person's own; not where it was only opened to them."""
    return referral is None or (
        referral.asker == Asker.ME
        and visible(account, at).filter(pk=referral.pk).exists()
        and bool(held_by([referral], account, *FRONT_DOOR, at=at))
    )


contribute(
    [
        Rule(TRY_CODE, "anyone may type a code; guessing is counted and stopped", visitors=True),
        Rule(CHANGE_REACH, "whoever opened the request with code and word says how to reach them", visitors=True),
        Rule(TELL_WORSE, "whoever opened the request with code and word may say that it got worse", visitors=True),
        Rule(CHANGE_AGREEMENT, "people take back or give their own agreement, at any time", visitors=True),
        Rule(KEEP_KEY, "whoever opened the request lets a phone open it, or forgets the phones", visitors=True),
        Rule(PUT_BESIDE, "whoever opened two requests of the same kind opens one from the other, or ends that",
             visitors=True),
        Rule(SEE_TOLD, "front-door staff read what a young person wants them to know while they may read a request of "
             "theirs", roles=FRONT_DOOR, when=reads_of_them),
        Rule(GIVE_PLACE, "front-door staff open a place, with a word that the child chose, where somebody else asked "
             "for them", roles=FRONT_DOOR, when=where_working(*FRONT_DOOR)),
        Rule(RENEW_WORD, "front-door staff take a new word for a place from the child, who is with them and forgot "
             "theirs", roles=FRONT_DOOR, when=where_working(*FRONT_DOOR)),
        Rule(GIVE, "front-door staff make a link for a young person who says yes, of what was written for both",
             roles=FRONT_DOOR, when=works_on_it),
        Rule(END_LINK, "front-door staff end a link that they made for a young person", roles=FRONT_DOOR,
             when=works_on_it),
    ]
)  # fmt: skip
