"""What a service runs: what kind of help, where, how long, who takes part, and what must be there first and last."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What kind of help a programme is."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"
    FAMILY = "family"
    COACHING = "coaching"
    COUNSELLING = "counselling"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    WORKSHOP = "workshop"
    ACTIVITY = "activity"
    OUTREACH = "outreach"
    TAKING_PART = "taking_part"
    ADVICE = "advice"
    TRAINING = "training"
    VOLUNTEERING = "volunteering"


SPELLS = frozenset({Kind.ONE_TO_ONE, Kind.GROUP, Kind.FAMILY, Kind.COACHING, Kind.COUNSELLING, Kind.PLAN})
"""Help to one child or family that begins and ends; the rest is for schools, professionals, or whoever comes."""


class Way(StrEnum):
    """How people meet."""

    FACE_TO_FACE = "face_to_face"
    ONLINE = "online"
    TELEPHONE = "telephone"


class Place(StrEnum):
    """Where people meet."""

    HOME = "home"
    SCHOOL = "school"
    COMMUNITY = "community"
    SERVICE_BASE = "service_base"
    OF_THEIR_CHOICE = "of_their_choice"


class Part(StrEnum):
    """Who takes part besides the child, and answers for what."""

    COACH = "coach"
    KEY_WORKER = "key_worker"
    SOCIAL_WORKER = "social_worker"
    PERSONAL_ADVISER = "personal_adviser"
    REVIEWING_OFFICER = "reviewing_officer"
    SOCIAL_CARE_LEAD = "social_care_lead"
    CARE_PROVIDER = "care_provider"


class Thing(StrEnum):
    """What must be there before a programme starts or ends.  Agreement is asked by the service's own rule."""

    ASSESSMENT = "assessment"
    CARE_PLAN = "care_plan"
    OBJECTIVES = "objectives"
    SAFETY_PLAN = "safety_plan"
    LEAD_PRACTITIONER = "lead_practitioner"
    EVERY_SECTION = "every_section"
    STEP_DOWN_PLAN = "step_down_plan"


class Stage(StrEnum):
    """The stages that a document names, in its order."""

    SCREENING = "screening"
    ASSESSMENT = "assessment"
    CARE_PLAN = "care_plan"
    PACKAGE = "package"
    SUPPORT = "support"
    RECOVERY = "recovery"
    MENTAL_HEALTH = "mental_health"
    SPEECH_AND_LANGUAGE = "speech_and_language"
    SUBSTANCE_USE = "substance_use"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme of a service, named within it."""

    name: str
    says: str
    kind: Kind
    ways: tuple[Way, ...] = ()
    places: tuple[Place, ...] = ()
    youngest: int | None = None
    oldest: int | None = None
    weeks: int | None = None  # at most; then it is looked at, and never ends by itself
    sessions: int | None = None  # the same
    review: tuple[timedelta, timedelta] | None = None  # it is looked at again so long after it began or was last
    stages: tuple[Stage, ...] = ()
    before_start: tuple[Thing, ...] = ()
    before_end: tuple[Thing, ...] = ()
    people: tuple[Part, ...] = ()
    plan_agreed_by: tuple[Part, ...] = ()
    run_by: str = ""  # a partner, where the service only leads into it
    is_sealed: bool = False  # what is said in it is kept apart, for those who are named

    def is_outside(self, *, at_most_now: int | None, at_least_then: int | None) -> bool:
        """Whether they are certainly too young now, or were certainly too old on the day they came.

        A birthday on the list drops nobody, and an age that is not known rules nothing out.
        """
        too_young = self.youngest is not None and at_most_now is not None and at_most_now < self.youngest
        too_old = self.oldest is not None and at_least_then is not None and at_least_then > self.oldest
        return too_young or too_old
