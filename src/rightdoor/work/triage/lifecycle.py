"""What a decision can be, and how a recommendation reaches its service."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the front door decides about a request."""

    RECOMMENDED = "recommended"  # one or several services
    ADVICE = "advice"  # advice and things to use at once; no service needed now
    SAFEGUARDING = "safeguarding"  # the body that must act has been contacted
    DECLINED_BY_FAMILY = "declined_by_family"
    NOT_REACHABLE = "not_reachable"  # only after safe attempts, and never quietly


class Journey(StrEnum):
    """Where one recommendation is on its way to its service."""

    HELD = "held"  # accepted here, waiting for an agreement
    TO_HAND_OVER = "to_hand_over"  # a person must take it there
    HANDED_OVER = "handed_over"  # with name, time and reference
    INSIDE = "inside"  # the service works here; an episode is open
    TOLD = "told"  # something the family can use at once, no request needed


JOURNEYS: dict[Journey, frozenset[Journey]] = {
    Journey.HELD: frozenset({Journey.TO_HAND_OVER, Journey.INSIDE}),
    Journey.TO_HAND_OVER: frozenset({Journey.HANDED_OVER, Journey.HELD}),  # held again where agreement is taken back
    Journey.HANDED_OVER: frozenset(),
    Journey.INSIDE: frozenset(),
    Journey.TOLD: frozenset(),
}
