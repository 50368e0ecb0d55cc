"""From an invented story to the answers on a form, as if somebody had typed them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from rightdoor.demo.names import FIRST_HALF, GIVEN, POSTCODES, SCHOOLS, SECOND_HALF
from rightdoor.demo.stories import Story
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.shapes import Form, Question

SAFE = {
    "in_danger_now": False,
    "immediate_suicide_risk": False,
    "significant_self_harm": False,
    "at_risk_of_significant_harm": False,
}
SECRET = "kettle"  # noqa: S105  of invented people, on a practice copy
"""The word that every invented person chose; a practice copy is no secret."""


@dataclass(frozen=True, slots=True)
class Knock:
    """One invented person at the door with a story."""

    story: Story
    name: str
    born_on: date
    answers: dict[str, Any]


def knock(story: Story, dice: Random, today: date) -> Knock:
    """Somebody of the story's age, with a name that nobody has, and everything they typed."""
    name = f"{dice.choice(GIVEN)} {dice.choice(FIRST_HALF)}{dice.choice(SECOND_HALF)}"
    age = dice.randint(story.youngest, story.oldest)
    born_on = today - timedelta(days=round(age * 365.25) + dice.randrange(1, 360))
    wanted = facts_wanted(story, born_on, today, dice)
    answers = {**answers_to(form(story.asker), wanted), **typed(story, name, dice)}
    return Knock(story, name, born_on, answers)


def facts_wanted(story: Story, born_on: date, today: date, dice: Random) -> dict[str, Any]:
    """What the form should say in the vocabulary of the rules."""
    facts: dict[str, Any] = {**SAFE, **story.facts, "needs": list(story.needs), "referrer": story.referrer}
    if story.asker != "group":
        facts["born_on"] = born_on.isoformat()
        facts["consent_young_person"] = "given" if story.asker == "me" or dice.random() < 0.7 else "not_asked"
        facts["aware_of_referral"] = True
        facts["gender"] = [story.gender or dice.choice(("girl_or_woman", "boy_or_man", "gender_diverse"))]
    if story.asker == "child":
        facts["consent_parent"] = "given"
    if "substances" in facts and "nicotine" not in facts["substances"]:
        facts["substance_last_used_on"] = (today - timedelta(days=dice.randrange(1, 26))).isoformat()
    if story.flag:
        facts[story.flag] = True
    return facts


def answers_to(asked: Form, wanted: dict[str, Any]) -> dict[str, Any]:
    """The answers that say these facts, for every question of the form that can say one of them."""
    answers = {question.name: answer_saying(question, wanted) for question in asked.questions.values()}
    return {name: answer for name, answer in answers.items() if answer is not None}


def answer_saying(question: Question, wanted: dict[str, Any]) -> Any:
    """The one answer to a question that says what is wanted; None where there is none."""
    for option in question.every_option:
        if option.facts and all(wanted.get(fact) == value for fact, value in option.facts.items()):
            return option.value
    if question.fact not in wanted:
        return None
    value = wanted[question.fact]
    if question.kind == "yes_no":
        return "yes" if value is not question.inverse else "no"
    if question.kind == "several":
        offered = {option.value for option in question.every_option}
        return [code for code in value if code in offered]
    return value


def typed(story: Story, name: str, dice: Random) -> dict[str, Any]:
    """What a person types beside the facts: names, places, and how to reach them safely."""
    place = dice.choice(POSTCODES[story.area])
    words: dict[str, Any] = {
        "preferred_name": name,
        "postcode": place,
        "group_place": place,
        "school": dice.choice(SCHOOLS[story.area]),
        "story": story.words,
        "group_story": story.words,
        "ways": ["text"] if story.asker == "me" else ["email"],
        "text_number": f"07700 900{dice.randrange(1000):03}",
        "email": f"{name.split(' ', maxsplit=1)[0].lower()}.{dice.randrange(100)}@example.org",
        "texts_seen": "yes",
        "agree_contact": "yes",
        "agree_share": "yes",
    }
    if story.asker in ("someone", "group"):
        colleague = f"{dice.choice(GIVEN)} {dice.choice(FIRST_HALF)}{dice.choice(SECOND_HALF)}"
        words |= {
            "referrer_name": colleague,
            "referrer_role": "Head of year" if story.referrer == "school" else "Practitioner",
            "referrer_organisation": dice.choice(SCHOOLS[story.area]),
        }
    known = form(story.asker).questions
    return {question: answer for question, answer in words.items() if question in known}
