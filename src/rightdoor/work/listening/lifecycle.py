"""The life of a complaint: three stages, each answered, forward only; and how somebody found the help."""

from enum import StrEnum


class Procedure(StrEnum):
    """By whose rules it is answered."""

    STATUTORY = "statutory"
    OWN = "own"


class Stage(StrEnum):
    """Where a complaint stands."""

    ONE = "stage_one"
    ONE_ANSWERED = "stage_one_answered"
    TWO = "stage_two"
    TWO_ANSWERED = "stage_two_answered"
    THREE = "stage_three"
    THREE_ANSWERED = "stage_three_answered"
    SETTLED = "settled"


RUNNING = (Stage.ONE, Stage.TWO, Stage.THREE)
ANSWERS = {Stage.ONE: Stage.ONE_ANSWERED, Stage.TWO: Stage.TWO_ANSWERED, Stage.THREE: Stage.THREE_ANSWERED}
FURTHER = {Stage.ONE_ANSWERED: Stage.TWO, Stage.TWO_ANSWERED: Stage.THREE}
STAGE_NAMES = {
    Stage.ONE: "Stage 1",
    Stage.ONE_ANSWERED: "Stage 1, answered",
    Stage.TWO: "Stage 2",
    Stage.TWO_ANSWERED: "Stage 2, answered",
    Stage.THREE: "Stage 3",
    Stage.THREE_ANSWERED: "Stage 3, answered",
    Stage.SETTLED: "Settled",
}


class Step(StrEnum):
    """What a reader does next; each is on record with its words."""

    ANSWER = "answer"
    FURTHER = "further"
    LONGER = "longer"
    OWN = "own"
    ADVOCATE = "advocate"
    SETTLE = "settle"


STEP_NAMES = {
    Step.ANSWER: "It was answered",
    Step.FURTHER: "They want the next stage",
    Step.LONGER: "It needs longer, and they were told why",
    Step.OWN: "It is not a statutory children’s complaint: our own procedure",
    Step.ADVOCATE: "An advocate was offered",
    Step.SETTLE: "It is settled",
}


def steps_from(stage: Stage, procedure: str, *, longer: bool) -> list[Step]:
    """What may be done now: never backwards, and never twice as long."""
    if stage is Stage.SETTLED:
        return []
    if stage in RUNNING:
        statutory = procedure == Procedure.STATUTORY
        more = [Step.LONGER] if statutory and not longer and stage is not Stage.THREE else []
        own = [Step.OWN] if statutory and stage is Stage.ONE else []
        return [Step.ANSWER, *more, *own, Step.ADVOCATE]
    further = [Step.FURTHER] if procedure == Procedure.STATUTORY and stage in FURTHER else []
    return [*further, Step.ADVOCATE, Step.SETTLE]


class Face(StrEnum):
    """How it was."""

    GOOD = "good"
    SO_SO = "so_so"
    BAD = "bad"


FACE_NAMES = {Face.GOOD: "Good", Face.SO_SO: "So-so", Face.BAD: "Not good"}


class Who(StrEnum):
    """Who complains."""

    YOUNG = "young_person"
    PARENT = "parent"
    FOR_CHILD = "for_a_child"
    OTHER = "other"


WHO_NAMES = {
    Who.YOUNG: "The child or young person",
    Who.PARENT: "Their parent or carer",
    Who.FOR_CHILD: "Somebody who speaks for a child",
    Who.OTHER: "Somebody else",
}
