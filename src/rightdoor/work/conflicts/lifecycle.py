"""How a member of staff knows somebody, in their own words, and who may settle it."""

from rightdoor.ground.access.lifecycle import Conflict, Role

OWN_WORDS = {
    Conflict.RELATIVE: "We are related",
    Conflict.SAME_HOUSEHOLD: "We live together",
    Conflict.ALLEGED_HARMER: "They say, or might say, that I hurt them",
    Conflict.OWN_RECORD: "It is my own record",
    Conflict.KNOWN: "I know them or their family in another way",
}
OWN_WORD = "their own word"
SAME_NAME = "carried over: the same name and day of birth"
SETTLING = frozenset({Role.SAFEGUARDING_LEAD})
