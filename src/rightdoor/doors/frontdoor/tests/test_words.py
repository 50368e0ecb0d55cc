"""How the front door speaks: plainly, in short sentences, and the same things for everybody who is asked."""

import re
from importlib.resources import files

import pytest

from rightdoor.doors.frontdoor.wordings import VOICES, needs, question_of, questions, topics
from rightdoor.pure.rules.criteria import leaves
from rightdoor.pure.rules.keys import KEYS
from rightdoor.pure.rules.vocabulary import NEEDS
from rightdoor.records.directory.reading import catalogue

LONGEST = 16  # words of a sentence on a public page
TEMPLATES = sorted(files("rightdoor.doors.frontdoor").joinpath("jinja2", "frontdoor").iterdir(), key=str)


def sentences(words: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?:])\s", words) if one.strip()]


def too_long(words: str) -> list[str]:
    return [one for one in sentences(words) if len(one.split()) > LONGEST]


def test_questions_are_short_and_kind() -> None:
    said = [
        words
        for one in questions().values()
        for words in (*one.words.values(), one.why, one.hint, *(answer.say for answer in one.answers))
    ]

    assert [long for words in said for long in too_long(words)] == []
    assert [words for words in said if "!" in words or "eligib" in words] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.name))
def test_pages_speak_in_short_sentences(template: object) -> None:
    words = re.findall(r"_\(\"(.*?)\"[,)]", template.read_text(encoding="utf-8"))  # type: ignore[attr-defined]

    assert [long for one in words for long in too_long(one)] == []
    assert [one for one in words if "!" in one] == []


def test_every_voice_can_be_asked_who_what_where_and_how_old() -> None:
    for who in VOICES:
        for fact in ("who", "needs", "lives_in", "age"):
            assert question_of()[fact].asks(who)
            assert question_of()[fact].kind in ("place", "number") or question_of()[fact].answers_for(who)


def test_every_fact_that_a_service_asks_for_can_be_asked_by_somebody() -> None:
    tests = [criterion.test for service in catalogue().services for criterion in service.criteria]
    wanted = {fact for test in tests for leaf in leaves(test) for fact in KEYS[leaf.key].asks}
    # a town comes with the place; red flags have a page of their own; the rest only the one body that may refer knows
    never = {"district", "in_danger_now", "immediate_suicide_risk", "significant_self_harm", "subject",
             "at_risk_of_significant_harm", "exceptional_circumstances_agreed", "able_to_engage"}  # fmt: skip

    assert wanted - never - set(question_of()) == set()


def test_every_need_and_topic_has_words() -> None:
    assert set(needs()) == set(NEEDS)
    assert all(topic.words and topic.needs for topic in topics().values())


def test_what_is_typed_never_reaches_the_log(client: object, capfd: pytest.CaptureFixture[str]) -> None:
    client.post("/find/", {"words": "zebra cutting", "place": "CT1 2YW", "age": "15"})  # type: ignore[attr-defined]
    client.post("/find/", {"words": "zebra", "place": "Narnia", "age": "15"})  # type: ignore[attr-defined]
    client.get("/find/list/")  # type: ignore[attr-defined]
    said = capfd.readouterr()

    assert not re.search(r"zebra|cutting|CT1|Narnia", said.err + said.out)
