"""How often the auditor's weekly list calls out people who did nothing wrong, on invented years of a county.

Nobody in these years does anything wrong, so every finding is a false alarm.  What staff do is assumed, and stands
here: a front door of 40 people and 15,000 requests a year; part-timers, holidays and busy weeks; one look in a hundred
in the evening by somebody who is not on call; three in a thousand at one that was long closed, as a parent rang; and
surnames as unevenly spread as real ones.  Then one person in each year starts to snoop, and we count whether it shows.
"""

import argparse
import json
import math
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from rightdoor.pure.unusual import Kind, Look, unusual

STAFF = {"administrator": 14, "practitioner": 18, "safeguarding lead": 4, "manager": 4}
LOOKS_A_REQUEST = {"administrator": 2.0, "practitioner": 2.2, "safeguarding lead": 0.3, "manager": 0.4}
REQUESTS_A_WEEK, WEEKS, SURNAMES = 15_000 / 52, 52, 5_000
EVENING, LONG_CLOSED = 0.01, 0.003
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
WEIGHTS = list(accumulate(1 / (rank + 60) for rank in range(SURNAMES)))  # the first has about one person in 75


def poisson(dice: Random, expected: float) -> int:
    """A count with this expectation."""
    return max(0, round(dice.gauss(expected, math.sqrt(expected)))) if expected > 50 else small(dice, expected)


def small(dice: Random, expected: float) -> int:
    """The same for small numbers, by Knuth's way."""
    least, product, count = math.exp(-expected), dice.random(), 0
    while product > least:
        product, count = product * dice.random(), count + 1
    return count


def surname(dice: Random) -> int:
    return dice.choices(range(SURNAMES), cum_weights=WEIGHTS)[0]


def year(dice: Random) -> list[list[Look]]:
    """52 ordinary weeks."""
    staff = [
        (f"{role} {number}", role, dice.choice((0.4, 0.6, 0.8, 1.0, 1.0, 1.0)), surname(dice))
        for role, count in STAFF.items()
        for number in range(count)
    ]
    whole = {role: sum(part for _who, theirs, part, _name in staff if theirs == role) for role in STAFF}
    weeks = []
    for week in range(WEEKS):
        requests, looks = poisson(dice, REQUESTS_A_WEEK * dice.uniform(0.7, 1.3)), []
        names = [surname(dice) for _request in range(max(requests, 1))]
        for who, role, part, name in staff:
            there = 0.0 if dice.random() < 0.12 else part * dice.uniform(0.75, 1.25)
            for _look in range(poisson(dice, requests * LOOKS_A_REQUEST[role] * there / whole[role])):
                request = dice.randrange(len(names))
                hour = 21 if dice.random() < EVENING else dice.randrange(8, 18)
                at = MONDAY + timedelta(weeks=week, days=dice.randrange(5), hours=hour)
                related, same = dice.random() >= LONG_CLOSED, names[request] == name
                looks.append(Look(who, role, f"{week}-{request}", at, related=related, same_surname=same))
        weeks.append(looks)
    return weeks


def snooped(dice: Random, looks: list[Look], times: float) -> bool:
    """Whether somebody who reads so many times what they usually do, in hours and of open requests, shows."""
    who = dice.choice(sorted({look.reader for look in looks if look.role in ("administrator", "practitioner")}))
    theirs = [look for look in looks if look.reader == who]
    more = [
        Look(who, theirs[0].role, f"more-{number}", MONDAY.replace(hour=12))
        for number in range(round(len({look.record for look in theirs}) * (times - 1)))
    ]
    return any(found.kind is Kind.MANY and found.reader == who for found in unusual([*looks, *more]))


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench unusual", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--years", type=int, default=10)
    options = parser.parse_args()
    dice, alarms, looks, weeks = Random(20261122), Counter[Kind](), 0, 0
    shown = {2.0: 0, 3.0: 0, 5.0: 0}
    for _year in range(options.years):
        for week in year(dice):
            weeks, looks = weeks + 1, looks + len(week)
            alarms.update(found.kind for found in unusual(week))
            for times in shown:
                shown[times] += snooped(dice, week, times)
    readers = sum(STAFF.values())
    rows = [
        {
            "kind": kind.value,
            "a_week": round(alarms[kind] / weeks, 2),
            "of_reader_weeks": round(alarms[kind] / weeks / readers, 4),
        }
        for kind in Kind
    ]
    seen = {f"{times:g} times": round(count / weeks, 3) for times, count in shown.items()}
    if options.json:
        print(json.dumps({"years": options.years, "looks": looks, "false_alarms": rows, "found": seen}, indent=1))
        return 0
    print(f"{options.years} years, {readers} people, {looks // weeks} looks a week, nobody does anything wrong.")
    for row in rows:
        print(
            f"{row['kind']:<14}{row['a_week']:>6} false alarms a week   {row['of_reader_weeks']:.2%} of readers' weeks"
        )
    for times, share in seen.items():
        print(f"one person who reads {times} their own usual number is on the list in {share:.0%} of weeks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
