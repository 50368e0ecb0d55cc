"""What answers say in the vocabulary of the rules.  What was skipped, or answered "not sure", stays unknown."""

from collections.abc import Callable, Mapping
from typing import Any

from rightdoor.pure.rules.safety import HIGH
from rightdoor.pure.rules.vocabulary import SEVERAL_OF
from rightdoor.records.questions.shapes import NOT_SURE, Form, Question

PlaceOf = Callable[[str], str | None]  # the area in which a place lies
YES_NO = {"yes": True, "no": False}


def facts_of(form: Form, answers: Mapping[str, Any], *, place_of: PlaceOf) -> dict[str, Any]:
    """The facts that these answers give, without those that nobody gave."""
    facts: dict[str, Any] = dict(form.fixed)
    voice = form.voice(answers)
    for page in form.asked(answers):
        for question in page.questions_for(voice):
            for fact, value in told_by(question, answers.get(question.name), place_of):
                facts[fact] = together(facts[fact], value) if fact in facts else value
    facts = {fact: value for fact, value in facts.items() if value is not None}
    if "born_on" in facts:
        facts.pop("age", None)
    return facts


def told_by(question: Question, answer: Any, place_of: PlaceOf) -> list[tuple[str, Any]]:
    """What one answer says: a fact by its own code, and whatever the chosen answer says beyond it."""
    if answer in (None, "", []):
        return [(question.fact, None)] if question.safety else []
    chosen = [option for option in question.every_option if option.value == answer]
    beyond = list(chosen[0].facts.items()) if chosen else []
    if beyond or not question.fact:
        return beyond
    return [(question.fact, value_of(question, answer, place_of))]


def value_of(question: Question, answer: Any, place_of: PlaceOf) -> Any:
    """The answer as the fact's value; None where it is not known."""
    if question.kind == "yes_no":
        said = YES_NO.get(answer)
        return said if said is None else said is not question.inverse
    if answer == NOT_SURE:
        return None
    if question.kind == "place":
        return place_of(answer)
    if question.kind == "several":
        return several(question, answer)
    return answer


def several(question: Question, answer: list[str]) -> list[str]:
    """The codes that were chosen; "none of these" is an answer, and an empty list."""
    codes = SEVERAL_OF[question.fact]
    return [code for code in answer if code in codes]


def together(before: Any, now: Any) -> Any:
    """Two questions about one fact: any yes is a yes, and a no needs every answer to be no."""
    if isinstance(before, bool | None) and isinstance(now, bool | None):
        return True if before or now else None if None in (before, now) else False
    return now


def safety_facts(form: Form, answers: Mapping[str, Any]) -> list[str]:
    """The safety facts that somebody answered yes, in the order in which they are asked."""
    told = [question.fact for question in form.questions.values() if is_danger(question, answers.get(question.name))]
    return list(dict.fromkeys(told))


def is_danger(question: Question, answer: Any) -> bool:
    """Whether this answer says that somebody is not safe: a yes, or exploitation that goes on or is likely."""
    if question.fact == "exploitation_level":
        return answer in HIGH
    return question.safety and answer == ("no" if question.inverse else "yes")


def unsure_of_safety(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether somebody answered "not sure" to a question of safety: a person reads that too."""
    return any(q.safety and answers.get(q.name) == NOT_SURE for q in form.questions.values())


def words_in(form: Form, answers: Mapping[str, Any]) -> str:
    """Everything that was written in free words, for a human to be called where it worries."""
    free = [answers.get(q.name) for q in form.questions.values() if q.kind in ("words", "line")]
    return "\n".join(text for text in free if isinstance(text, str) and text)
