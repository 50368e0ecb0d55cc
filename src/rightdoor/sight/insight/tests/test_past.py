"""Combinations that the database counts give the answers that the rules give to each request by itself."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.rules.comparing import answer
from rightdoor.pure.rules.compiling import compile_tables
from rightdoor.pure.rules.samples import fixed_samples
from rightdoor.pure.rules.vocabulary import ONE_OF, SEVERAL_OF, YES_OR_NO
from rightdoor.records.directory.reading import catalogue
from rightdoor.sight.insight.gathering import coded_of, gather
from rightdoor.sight.insight.past import past_requests
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
ASKED = ("age", "lives_in", "responsible_authority", "district", *ONE_OF, *SEVERAL_OF, *YES_OR_NO)
ROUNDS, AT_ONCE = 6, 10


def told(dice: Random) -> dict[str, object]:
    """What one invented request tells: about half of what could be asked, and several codes at once."""
    facts: dict[str, object] = {}
    for name in ASKED:
        if dice.random() < 0.5:
            continue
        said = dice.choice(fixed_samples(name))
        if name in SEVERAL_OF:
            said = sorted({*said, *(dice.sample(SEVERAL_OF[name], 2) if said else ())} - {"none"})
        facts[name] = list(said) if isinstance(said, tuple) else said
    return facts


def test_counted_together_every_service_answers_as_it_does_one_by_one(partnership: Partnership) -> None:
    dice, manager = Random(11), staff(partnership, "Juno Ashdown", Role.MANAGER, area="kent")
    requests = [request_of(partnership) for _ in range(AT_ONCE)]
    seen = Counter[str]()
    for _ in range(ROUNDS):
        for one in requests:
            one.facts = told(dice)
        gather(requests)
        for service in catalogue().services:
            tests = [one.test for one in service.criteria]
            tables = compile_tables([tests])
            singly = Counter(answer(tables, coded_of(one)) for one in requests)
            with acting(manager, MONDAY):
                together = Counter[object]()
                for each in past_requests(tests, ("age", "gender"), date(2026, 1, 1)):
                    together[answer(tables, each.values)] += each.many
            assert together == singly, (service.code, [one.facts for one in requests])
            seen.update(str(truth) for truth in singly)
    assert len(seen) == 4, "every answer occurs"
