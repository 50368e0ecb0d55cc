"""An invented population: names as unevenly spread as real ones, households with sisters and twins, and the same
people written down a second time as forms, telephones and registers do.  Every name is made of syllables.
"""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from rightdoor.pure.linking.nicknames import FULL_NAMES, GROUPS

SYLLABLES = """
ash bar bel bray brook bur cal car chal chat clay cob cor cran dal dar den dor dray ed el em fair fal fen fer
fin gar gil glen gor hal ham har hart hay hen hol hor ing jar kel ken kes lang lan lark les lin lock lor lyn
mal mar mead mel mer mil mor nash nor oak old or pas pel pen per pol quin rad ral ran red ret ron ros row rud
sal san sel shal sher sil som stan sut tal tan tar tel thor til tor tren tru tul und val van ver wal war wel
wen whit wil win wor yar yel
"""
ENDS = """
bury by combe cott croft dale den don field ford gate ham hurst land ley low man mere more ridge sett shaw son
stead ston ter thorpe ton tree wick win wood worth
"""
FIRST_DAY, DAYS = date(2000, 1, 1), 9_700
FORMS = [line.split() for line in GROUPS.splitlines() if line]


@dataclass(frozen=True, slots=True)
class Invented:
    """One record of one invented person."""

    who: int  # the same number, the same person
    given: str
    family: str
    born_on: date | None
    postcode: str
    nhs_number: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


class Names:
    """Names with the uneven spread that Zipf found."""

    def __init__(self, chance: random.Random, how_many: int, exponent: float, make: Callable[[int], str]) -> None:
        self.names = [make(number) for number in range(how_many)]
        self.sums = list(accumulate((number + 3) ** -exponent for number in range(how_many)))
        self.chance = chance

    def one(self) -> str:
        return self.chance.choices(self.names, cum_weights=self.sums)[0]


class Population:
    """People who come one household after another."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = random.Random(7)
        self.givens = Names(self.chance, 1_500, 0.9, lambda number: (
            FULL_NAMES[number * 37 % len(FULL_NAMES)] if number < len(FULL_NAMES) else
            "".join(syllables.choices(SYLLABLES.split(), k=2))
        ))  # fmt: skip
        ends, parts = ENDS.split(), SYLLABLES.split()
        self.families = Names(self.chance, 30_000, 0.85, lambda _number: (
            "".join([*syllables.choices(parts, k=syllables.choice((1, 1, 2))), syllables.choice(ends)])
        ))  # fmt: skip
        self.next = 0

    def people(self, how_many: int) -> list[Invented]:
        """So many people, with their brothers, sisters and twins."""
        found: list[Invented] = []
        while len(found) < how_many:
            found += self.household()
        return found[:how_many]

    def household(self) -> list[Invented]:
        chance = self.chance
        family, postcode = self.families.one(), self.postcode()
        eldest = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        children = [self.child(family, postcode, eldest)]
        names = {children[0].given}
        for _ in range(chance.choices((0, 1, 2, 3), (40, 38, 16, 6))[0]):
            is_twin = chance.random() < 0.02
            later = 0 if is_twin else chance.randrange(330, 2_500)
            children.append(self.child(family, postcode, eldest + timedelta(days=later), but=names))
            names.add(children[-1].given)
        return children

    def child(self, family: str, postcode: str, born_on: date, but: Collection[str] = ()) -> Invented:
        """One more child of this house; no two of its children have one name."""
        self.next += 1
        given = self.givens.one()
        while given in but:
            given = self.givens.one()
        number = self.number() if self.chance.random() < 0.6 else ""
        return Invented(self.next, given, family, born_on, postcode, number)

    def postcode(self) -> str:
        chance = self.chance
        district = f"{chance.choice(('CT', 'ME', 'TN', 'DA', 'CM', 'SS', 'CO', 'RM'))}{chance.randrange(1, 22)}"
        return f"{district} {chance.randrange(1, 10)}{''.join(chance.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"

    def number(self) -> str:
        """An NHS number whose last digit checks, from the range 999 that is kept for tests."""
        while True:
            digits = f"999{self.chance.randrange(10**6):06d}"
            total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))
            check = (11 - total % 11) % 11
            if check < 10:
                return f"{digits}{check}"

    def again(self, one: Invented) -> Invented:
        """The same person as they are written down a second time."""
        chance = self.chance
        given, family, born_on, postcode, number = one.given, one.family, one.born_on, one.postcode, one.nhs_number
        if chance.random() < 0.15:
            forms = [line for line in FORMS if given in line]
            given = chance.choice(chance.choice(forms)) if forms else given
        if chance.random() < 0.06:
            given = misspelt(given, chance)
        if chance.random() < 0.07:
            family = misspelt(family, chance)
        elif chance.random() < 0.03:
            family = self.families.one()
        elif chance.random() < 0.04:
            family = f"{family}-{self.families.one()}"
        if chance.random() < 0.01:
            given, family = family, given
        born_on = misheard(born_on, chance) if born_on and chance.random() < 0.06 else born_on
        if chance.random() < 0.15:
            postcode = self.postcode() if chance.random() < 0.7 else postcode[:-2] + self.postcode()[-2:]
        elif chance.random() < 0.04:
            postcode = misspelt(postcode, chance)
        return replace(
            one, given=given, family=family, postcode="" if chance.random() < 0.05 else postcode,
            born_on=None if chance.random() < 0.02 else born_on,
            nhs_number="" if chance.random() < 0.5 else misread(number, chance),
        )  # fmt: skip


def misspelt(word: str, chance: random.Random) -> str:
    """A letter left out, doubled, changed, or two of them turned."""
    if len(word) < 3:
        return word
    place = chance.randrange(1, len(word) - 1)
    return chance.choice((
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + chance.choice("aeiostrln") + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ))  # fmt: skip


def misread(number: str, chance: random.Random) -> str:
    """Now and then two digits are turned; the last digit finds out, and it counts as unknown."""
    place = chance.randrange(8)
    turned = number[:place] + number[place + 1] + number[place] + number[place + 2 :] if number else ""
    return turned if chance.random() < 0.02 else number


def misheard(day: date, chance: random.Random) -> date:
    """Day and month turned, the next day, or another month or year."""
    turned = day.replace(month=day.day, day=day.month) if day.day <= 12 else day + timedelta(days=1)
    return chance.choice((
        turned, turned, day + timedelta(days=chance.choice((1, 2, 10))),
        day.replace(day=1, month=chance.randrange(1, 13)) if day.day == 1 else day.replace(day=min(day.day, 28),
                                                                                      month=chance.randrange(1, 13)),
        day.replace(day=min(day.day, 28), year=day.year + chance.choice((-1, 1))),
    ))  # fmt: skip
