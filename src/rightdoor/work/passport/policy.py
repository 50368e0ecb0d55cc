"""What the holder of a code may see.  The acts are those of the rooms beneath; this is the view of each asker."""

from rightdoor.ground.access.rulings import Rule, contribute

TRY_CODE = "passport.try_code"
CHANGE_REACH = "passport.change_reach"
TELL_WORSE = "passport.tell_worse"
CHANGE_AGREEMENT = "passport.change_agreement"
KEEP_KEY = "passport.keep_key"

contribute(
    [
        Rule(TRY_CODE, "anyone may type a code; guessing is counted and stopped", visitors=True),
        Rule(CHANGE_REACH, "whoever opened the request with code and word says how to reach them", visitors=True),
        Rule(TELL_WORSE, "whoever opened the request with code and word may say that it got worse", visitors=True),
        Rule(CHANGE_AGREEMENT, "people take back or give their own agreement, at any time", visitors=True),
        Rule(KEEP_KEY, "whoever opened the request lets a phone open it, or forgets the phones", visitors=True),
    ]
)
