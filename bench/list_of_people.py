"""Write an invented list in which some people stand twice, for 'rightdoor people learn'."""

import csv
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from invented_people import Population  # noqa: E402  a neighbour

PEOPLE, TWICE, SEED = 60_000, 0.5, 1


def main() -> int:
    """One line a record; the order tells nothing that the learning uses."""
    population = Population(SEED)
    with Path(sys.argv[1]).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "born_on", "postcode", "nhs_number"))
        number = 0
        for one in population.people(PEOPLE):
            for record in (one, population.again(one)) if population.chance.random() < TWICE else (one,):
                number += 1
                writer.writerow((number, record.name, record.born_on or "", record.postcode, record.nhs_number))
    return 0


if __name__ == "__main__":
    sys.exit(main())
