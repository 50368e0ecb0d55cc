"""Names as they are bent in Polish, so that "skarżę się na Annę" names Anna.

Forms are made by rule, without accents, from the ending of a name alone: more than a grammar would allow, since a form
that nobody uses is never written, and a form that is missed lets somebody read what is said of them.
"""

from collections.abc import Iterable, Iterator

SMALL_WORDS = frozenset({
    "bardzo", "bo", "byl", "byla", "bylo", "byly", "chce", "co", "czy", "dla", "dlaczego", "ich", "jak", "jego", "jej",
    "jest", "jestem", "juz", "kiedy", "ktora", "ktory", "ktos", "mam", "mnie", "moj", "moja", "moje", "mojego", "na",
    "nam", "nas", "nic", "nie", "nigdy", "od", "pan", "pani", "potem", "powiedzial", "powiedziala", "prosze", "przed",
    "przez", "sie", "skarze", "tak", "tego", "tylko", "tym", "wczoraj", "za", "zawsze", "ze", "zeby",
})  # fmt: skip
"""Words without which hardly a sentence is written, and of which English knows few."""
ENOUGH = 2  # of them; one alone may be a slip of the pen or a name
NEVER_A_NAME = SMALL_WORDS | frozenset({
    "albo", "ale", "ani", "az", "beda", "bede", "bez", "by", "bym", "ci", "cie", "dac", "dnia", "do", "go", "i", "ile",
    "im", "inne", "kim", "li", "lub", "ma", "mai", "maja", "mi", "mimo", "mu", "my", "nad", "no", "o", "on",
    "ona", "one", "oni", "oraz", "pod", "po", "przy", "rana", "rano", "sa", "sam", "sama", "same", "sobie", "ta",
    "tam", "te", "temu", "ten", "teraz", "to", "tu", "ty", "wam", "was", "wie", "wiec", "woli", "wy", "wola",
})  # fmt: skip
"""What a bent name may look like and hardly ever is."""
TITLES = frozenset({
    "pan", "pana", "panu", "panem", "panie", "pani", "pania", "doktor", "doktora", "doktorowi", "doktorem", "siostra",
    "siostry", "siostre", "siostrze",
})  # fmt: skip

SHORTEST = 3
OF_WOMEN = ("a", "y", "i", "e", "ie", "o", "ej", "iej")  # what stands for the last -a
OF_MEN = ("a", "owi", "em", "iem", "u", "ie", "om", "ow")  # what is put behind a consonant
OF_ADJECTIVES = ("ego", "emu", "m", "ch")  # behind -i and -y, as of Kowalski and Jerzy
SOFTENED = {"t": "cie", "d": "dzie", "r": "rze", "k": "ce", "g": "dze", "ch": "sze", "l": "le", "st": "scie"}
FLEETING = ("ek", "el", "er", "ec", "en")  # whose e goes when something follows: Marek, Marka


def is_polish(words: Iterable[str]) -> bool:
    """Whether plain words are Polish, as far as small words tell."""
    return len(SMALL_WORDS.intersection(words)) >= ENOUGH


def forms_of(part: str) -> frozenset[str]:
    """A part of a name, small and without accents, in every form that a Polish sentence may give it."""
    bent = bent_forms(part) if len(part) >= SHORTEST else iter(())
    return frozenset({part, *(form for form in bent if form not in NEVER_A_NAME)})


def bent_forms(part: str) -> Iterator[str]:
    if part.endswith("a"):
        yield from behind(part[:-1], OF_WOMEN)
    elif part.endswith(("i", "y")):
        yield from (part + ending for ending in OF_ADJECTIVES)
        yield from (part[:-1] + "i" + ending for ending in OF_ADJECTIVES)
        yield from (part[:-1] + ending for ending in OF_ADJECTIVES)
    elif part[-1] not in "aeiouy":
        yield from behind(part, OF_MEN)
        if part.endswith(FLEETING):
            yield from behind(part[:-2] + part[-1], OF_MEN)


def behind(stem: str, endings: Iterable[str]) -> Iterator[str]:
    """A stem with each ending, and softened as before -e: Marta, Marcie; Robert, Robercie."""
    yield from (stem + ending for ending in endings)
    yield from (stem[: -len(hard)] + soft for hard, soft in SOFTENED.items() if stem.endswith(hard))
