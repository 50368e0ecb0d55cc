"""What a parent or carer may see of a request about a child: decided from what is on record, on one day.

Nothing that is not known counts as a yes.  What closes counts wherever and whenever it was said; what opens counts only
for this matter, and only in the stage of life in which it was said: at 11, 13, 16 and 18 it is asked again.  From 16 a
parent sees nothing unless the young person lets them; at 18 that ends, unless it is given anew.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rightdoor.pure.rules.days import age_on, birthday

ELEVEN, THIRTEEN, SIXTEEN, EIGHTEEN = 11, 13, 16, 18
STAGES = (ELEVEN, THIRTEEN, SIXTEEN, EIGHTEEN)
PARENT_OK = "parent_ok"
ONE_DAY = timedelta(days=1)


class Legal(StrEnum):
    """What the law says about this adult and this child, as far as it is on record."""

    RESPONSIBLE = "parental_responsibility"
    COURT_ORDER = "court_order"
    CARE_ORDER = "care_order"
    NONE = "none"
    UNKNOWN = "unknown"


class ServiceRule(StrEnum):
    """What the service itself says about parents."""

    OPEN = "open"
    CHILD_FIRST = "child_first"
    NEVER = "never"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why, for staff.  It is never shown to the parent."""

    BLOCKED = "blocked"
    FLAGGED = "flagged"
    GROWN_UP = "grown_up"
    SIXTEEN = "sixteen"
    NOT_FOR_PARENTS = "not_for_parents"
    SERVICE_NEVER = "service_never"
    REVIEW_SAID_NO = "review_said_no"
    AGE_UNKNOWN = "age_unknown"
    CHILD_SAID_NO = "child_said_no"
    ASK_THE_CHILD = "ask_the_child"
    COURT_ORDER = "court_order"
    CARE_ORDER = "care_order"
    NOT_RESPONSIBLE = "not_responsible"
    LAW_UNKNOWN = "law_unknown"
    SERVICE_UNKNOWN = "service_unknown"
    ELEVEN_OR_TWELVE = "eleven_or_twelve"
    REVIEWER_STANDS_IN = "reviewer_stands_in"
    YES_TO_WEIGH = "yes_to_weigh"
    MAY_SEE = "may_see"


@dataclass(frozen=True, slots=True)
class Age:
    """What is known of a child's age: the day of birth, or an age in years and the day on which it was said."""

    born_on: date | None = None
    years_said: int | None = None
    said_on: date | None = None

    @property
    def earliest_birth(self) -> date | None:
        """The day of birth, or the earliest that it can have been: such a child may have a birthday tomorrow."""
        if self.born_on is not None:
            return self.born_on
        if self.years_said is None or self.said_on is None:
            return None
        turned = self.years_said + 1
        earliest = birthday(self.said_on + ONE_DAY, -turned)
        leap = earliest - ONE_DAY  # who was born on 29 February turns on 1 March
        return leap if birthday(leap, turned) > self.said_on else earliest

    def on(self, day: date) -> int | None:
        """The oldest that the child can be on a day; None where it is not known."""
        born = self.earliest_birth
        return None if born is None or born > day else age_on(born, day)


@dataclass(frozen=True, slots=True)
class Competence:
    """A practitioner's decision that the child can, or cannot, decide one thing for themselves."""

    able: bool
    by: str
    on: date
    scope: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What the child said about this parent's seeing it.

    A yes is *to_weigh* where it may not be free, or may not be safe: a person looks at it before anything is shown.
    """

    yes: bool
    on: date
    to_weigh: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A person looked at what this parent would see, and said yes or no."""

    yes: bool
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Look:
    """A parent looks at one part of what is held about a child, on one day in London."""

    child: Age
    day: date
    scope: str = ""  # what competence would have to be judged for; empty: no one thing
    competence: Competence | None = None
    wish: Wish | None = None
    review: Review | None = None
    legal: Legal = Legal.UNKNOWN
    service: ServiceRule = ServiceRule.UNKNOWN
    audience: str = "staff"
    made_request: bool = False
    blocked: bool = False
    flagged: bool = False

    @property
    def age(self) -> int | None:
        """How old the child is on the day of the look, at the most."""
        return self.child.on(self.day)

    @property
    def said_no(self) -> bool:
        return self.wish is not None and not self.wish.yes

    @property
    def said_yes(self) -> bool:
        return self.wish is not None and self.wish.yes and self.still_counts(self.wish.on)

    @property
    def able(self) -> bool:
        return self.competence is not None and self.competence.able

    @property
    def not_able(self) -> bool:
        """Judged not able by a named person, for just this."""
        judged = self.competence
        if judged is None or judged.able or not judged.by or not self.scope:
            return False
        return judged.scope == self.scope and self.still_counts(judged.on)

    @property
    def reviewed(self) -> bool:
        return (
            self.review is not None and self.review.yes and bool(self.review.by) and self.still_counts(self.review.on)
        )

    @property
    def weighed(self) -> bool:
        """Whether a person has looked since the child said what they want."""
        return self.reviewed and bool(self.wish and self.review and self.review.on >= self.wish.on)

    @property
    def yes_unweighed(self) -> bool:
        """Whether what would open it is a yes at which a person has to look, and nobody has since it was said."""
        to_weigh = self.wish is not None and self.wish.to_weigh and self.said_yes
        return to_weigh and self.childs_to_say and not self.weighed

    @property
    def childs_to_say(self) -> bool:
        """Whether the child is asked before this parent sees anything."""
        grown = self.age is not None and self.age >= THIRTEEN
        return grown or self.able or self.service is ServiceRule.CHILD_FIRST

    @property
    def reviewer_stands_in(self) -> bool:
        """Whether a person's review can do without the child's yes: judged not able, or under 11 and never judged."""
        young = self.age is not None and self.age < ELEVEN and not self.able
        return self.not_able or young

    def still_counts(self, said_on: date) -> bool:
        """Whether something that opens was said in the stage of life in which the child is now."""
        then = self.child.on(said_on)
        return said_on <= self.day and then is not None and self.age is not None and stage(then) == stage(self.age)


@dataclass(frozen=True, slots=True)
class ParentView:
    """What the parent may see, and what staff must do before it can be more."""

    receipt: bool  # of a request that they made themselves
    parts: bool  # those that are marked for parents
    ask_child_first: bool
    review_needed: bool
    reason: Reason

    @property
    def same_screen_as_nothing_new(self) -> bool:
        """Whether the parent's screen must be, byte for byte, the one on which nothing is new."""
        return not self.parts

    @property
    def hears_nothing_more(self) -> bool:
        """Whether this adult is told and asked nothing after the receipt: a concern, or a child who is grown up."""
        return self.reason in (Reason.BLOCKED, Reason.FLAGGED, Reason.GROWN_UP)


def parent_view(look: Look) -> ParentView:
    """What this parent may see on this day."""
    closed = closed_because(look)
    if closed is not None:
        return unseen(look, closed)
    if look.age is None:
        return unseen(look, Reason.AGE_UNKNOWN, review=True)
    if look.said_no and not look.reviewer_stands_in:
        return unseen(look, Reason.CHILD_SAID_NO, review=not look.able)
    stood_in = look.reviewed and look.reviewer_stands_in
    ask = look.childs_to_say and not look.said_yes and not look.said_no and not stood_in
    to_review = review_because(look)
    if ask:
        return unseen(look, Reason.ASK_THE_CHILD, ask=True, review=to_review is not None)
    if to_review is not None:
        return unseen(look, to_review, review=True)
    return ParentView(look.made_request, parts=True, ask_child_first=False, review_needed=False, reason=Reason.MAY_SEE)


def unseen(look: Look, reason: Reason, *, ask: bool = False, review: bool = False) -> ParentView:
    """Nothing, or the receipt of what they asked themselves."""
    return ParentView(look.made_request, parts=False, ask_child_first=ask, review_needed=review, reason=reason)


def closed_because(look: Look) -> Reason | None:
    """What closes by itself, so that there is nothing to ask and nothing to review."""
    age = look.age
    closing = (
        (look.blocked, Reason.BLOCKED),
        (look.flagged, Reason.FLAGGED),
        (age is not None and age >= EIGHTEEN and not look.said_yes, Reason.GROWN_UP),
        (age is not None and age >= SIXTEEN and not look.said_yes, Reason.SIXTEEN),
        (look.audience != PARENT_OK, Reason.NOT_FOR_PARENTS),
        (look.service is ServiceRule.NEVER, Reason.SERVICE_NEVER),
        (look.review is not None and not look.review.yes, Reason.REVIEW_SAID_NO),
    )
    return next((reason for closes, reason in closing if closes), None)


LAW_ASKS = {
    Legal.COURT_ORDER: Reason.COURT_ORDER,
    Legal.CARE_ORDER: Reason.CARE_ORDER,
    Legal.NONE: Reason.NOT_RESPONSIBLE,
    Legal.UNKNOWN: Reason.LAW_UNKNOWN,
}
ORDERS = (Legal.COURT_ORDER, Legal.CARE_ORDER)


def review_because(look: Look) -> Reason | None:
    """Why a person must look before this parent sees anything; None where nobody need, or somebody has."""
    if look.yes_unweighed:
        return Reason.YES_TO_WEIGH
    if look.reviewed:
        return None
    if look.legal in LAW_ASKS and still_asks(look):
        return LAW_ASKS[look.legal]
    if look.service is ServiceRule.UNKNOWN:
        return Reason.SERVICE_UNKNOWN
    if look.age is not None and ELEVEN <= look.age < THIRTEEN:
        return Reason.ELEVEN_OR_TWELVE
    stands_in = look.reviewer_stands_in and (look.said_no or look.childs_to_say)
    return Reason.REVIEWER_STANDS_IN if stands_in else None


def still_asks(look: Look) -> bool:
    """Whether the law is asked at this age: from 16 responsibility is not, and who is grown up decides alone."""
    if look.age is None or look.age < SIXTEEN:
        return True
    return look.age < EIGHTEEN and look.legal in ORDERS


def stage(age: int) -> int:
    """How many of the ages at which things are asked again have been reached."""
    return sum(age >= reached for reached in STAGES)
