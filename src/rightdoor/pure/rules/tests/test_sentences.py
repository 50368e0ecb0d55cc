"""Reasons in plain words: what a criterion asks, and what these facts say to it."""

from datetime import date
from typing import Any

import pytest

from rightdoor.pure.rules.catalogue import Criterion, Quote
from rightdoor.pure.rules.criteria import Among, Between, Node, evaluate
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.sentences import because
from rightdoor.pure.rules.truth import Truth

ON = date(2026, 3, 9)
AREA = Among("lives_in", yes=frozenset({"kent"}), open={"isle-of-wight": "islands"})
USED = Between("days_since_use", 0, 28)
ROWS: list[tuple[Node, dict[str, Any], str]] = [
    (AREA, {"lives_in": "kent"}, "It asks. Here: lives in Kent."),
    (AREA, {"lives_in": "stockton-on-tees"}, "It asks. Here: lives in Stockton on Tees."),
    (AREA, {}, "It asks. We do not know yet: where the person lives."),
    (AREA, {"lives_in": "isle-of-wight"}, "It asks. Here: lives in Isle of Wight. The document leaves this open. Ask."),
    (USED, {"substance_last_used_on": date(2026, 2, 8)}, "It asks. Here: the last use was 29 days ago."),
    (USED, {"substance_last_used_on": date(2026, 3, 8)}, "It asks. Here: the last use was yesterday."),
    (USED, {"substance_last_used_on": ON}, "It asks. Here: used today."),
    (Among("sen", yes=frozenset({True})), {"sen": False}, "It asks. Here: no special educational needs or disability."),
    (Among("vapes", yes=frozenset({True})), {"vapes": True}, "It asks. Here: yes."),
    (Among("needs", yes=frozenset({"sleep"})), {"needs": ()}, "It asks. Here: none."),
    (Among("needs", yes=frozenset({"sleep"})), {"needs": ("low_mood", "sleep")}, "It asks. Here: low mood, sleep."),
    (Among("subject", yes=frozenset({"child"})), {"subject": "school"}, "It asks. Here: for a school."),
    (Among("subject", absent=Truth.NO), {}, "It asks."),
    (Among("competence"), {}, "It asks. We do not know yet: competence."),
]


@pytest.mark.parametrize(("test", "told", "sentence"), ROWS)
def test_a_reason_says_what_is_asked_and_what_is_known(test: Node, told: dict[str, Any], sentence: str) -> None:
    facts = Facts(on=ON, **told)
    criterion = Criterion("one", "It asks.", Quote("words", "a document"), test)

    assert because(criterion, facts, evaluate(test, facts), "Ask.") == sentence
