"""What one help asks of whoever gives it, in a few words."""

from enum import StrEnum

from rightdoor.pure.allocating import Weight, Wish


class Size(StrEnum):
    """How much of a worker a help takes, as a manager says it."""

    LIGHT = "light"
    ORDINARY = "ordinary"
    HEAVY = "heavy"


SIZE_NAMES = {Size.LIGHT: "Light", Size.ORDINARY: "Ordinary", Size.HEAVY: "Heavy"}
WEIGHTS = {Size.LIGHT: Weight.LIGHT, Size.ORDINARY: Weight.ORDINARY, Size.HEAVY: Weight.HEAVY}
WISH_NAMES = {Wish.WOMAN: "A woman", Wish.MAN: "A man", Wish.NO_MATTER: "It does not matter to them"}
SOON = 7  # days before an absence in which nobody new is given without its being said
