"""The compiled tables answer as the plain reading does, over random catalogues and facts, unknowns included."""

from datetime import date

import pytest
from hypothesis import given, settings

from rightdoor.pure.rules.catalogue import Agreement, Catalogue, Criterion, Quote, Service
from rightdoor.pure.rules.compiling import TooDeep, compile_tables
from rightdoor.pure.rules.criteria import AllOf, Among, AnyOf, Node, evaluate, unknown_facts
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.questions import look, next_question, ranked_questions
from rightdoor.pure.rules.tests.strategies import catalogues, facts
from rightdoor.pure.rules.truth import Truth, all_of

TEST = Among("subject", yes=frozenset({"child"}))
ON = date(2026, 3, 9)


def catalogue_of(*tests: Node) -> Catalogue:
    """A catalogue of one service."""
    quote = Quote("words", "a document")
    criteria = tuple(Criterion("one", "It asks something.", quote, test) for test in tests)
    return Catalogue("test", (Service("kent.one", "One", "kent", criteria, Agreement()),))


@settings(max_examples=100, deadline=None)
@given(catalogues(), facts())
def test_the_tables_answer_as_the_plain_reading_does(catalogue: Catalogue, told: Facts) -> None:
    decided = catalogue.tables.decide(told)

    for number, service in enumerate(catalogue.services):
        truths = [evaluate(criterion.test, told) for criterion in service.criteria]
        assert [decided.criterion(number, place) for place in range(len(truths))] == truths
        assert decided.answer(number) is all_of(truths)


@settings(max_examples=100, deadline=None)
@given(catalogues(), facts())
def test_only_facts_that_can_still_change_an_answer_are_asked(catalogue: Catalogue, told: Facts) -> None:
    needed: set[str] = set()
    for service in catalogue.services:
        truths = [evaluate(criterion.test, told) for criterion in service.criteria]
        if all_of(truths) is Truth.UNKNOWN:
            waiting = [one.test for one, truth in zip(service.criteria, truths, strict=True) if truth is Truth.UNKNOWN]
            needed |= {name for node in waiting for name in unknown_facts(node, told)}

    asked = ranked_questions(catalogue, told)

    assert set(asked) == {name for name in needed if name not in told.known}
    assert (next_question(catalogue, told) in asked) or (not asked and next_question(catalogue, told) is None)


@settings(max_examples=30, deadline=None)
@given(catalogues(), facts())
def test_the_next_question_is_one_that_settles_the_most(catalogue: Catalogue, told: Facts) -> None:
    ahead = look(catalogue, told)
    waiting = ahead.decided.waiting
    scores = {name: ahead.settled_by(name, waiting) for name in ranked_questions(catalogue, told)}

    best = next_question(catalogue, told)

    assert best is None or scores[best] == max(scores.values())


@settings(max_examples=30, deadline=None)
@given(facts())
def test_one_more_answer_is_the_same_as_reading_it_with_the_others(told: Facts) -> None:
    assert told.told("sen", True).known == {**told.known, "sen": True}


def test_a_skipped_question_is_not_asked() -> None:
    catalogue = catalogue_of(TEST)

    assert next_question(catalogue, Facts(on=ON)) == "subject"
    assert next_question(catalogue, Facts(on=ON), skipped=frozenset({"subject"})) is None


def test_a_criterion_nested_too_deep_is_refused() -> None:
    with pytest.raises(TooDeep):
        compile_tables([[AnyOf((AllOf((AnyOf((AllOf((TEST, TEST)),)),)),))]])


def test_groups_of_one_kind_may_nest_as_deep_as_they_like() -> None:
    deep = AllOf((AnyOf((AnyOf((AnyOf((TEST,)),)), TEST)), AllOf((AllOf((TEST,)),))))
    tables = compile_tables([[AnyOf((AnyOf((deep,)), deep))]])

    assert tables.decide(Facts(on=ON, subject="child")).answer(0) is Truth.YES
    assert tables.decide(Facts(on=ON, subject="school")).answer(0) is Truth.NO


def test_an_empty_catalogue_answers_nothing() -> None:
    decided = compile_tables([]).decide(Facts(on=ON))

    assert (decided.no, decided.waiting) == (0, 0)


def test_what_is_learnt_is_bounded() -> None:
    tables = catalogue_of(TEST, Among("sen"), Among("referrer")).tables
    for number in range(3000):
        tables.look_up({"subject": f"a word {number}"})

    tables.shapes.update(dict.fromkeys(range(100, 3000), 0))
    tables.look_up({"sen": True})

    assert len(tables.learnt["subject"]) <= 1024
    assert 0b010 not in tables.shapes


def test_an_answer_that_says_nothing_clear_is_not_asked_again() -> None:
    catalogue = catalogue_of(Among("gender", unclear=frozenset({"prefers_not_to_say"})))

    assert next_question(catalogue, Facts(on=ON, gender=("prefers_not_to_say",))) is None


def test_looking_ahead_stops_where_a_question_can_no_longer_win() -> None:
    ahead = look(catalogue_of(TEST), Facts(on=ON))

    assert ahead.settled_by("subject", 1) == 1.0
    assert ahead.settled_by("subject", 1, enough=2.0) == 0.0
