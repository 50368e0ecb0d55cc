from datetime import date
from random import Random

import pytest

from rightdoor.demo.knocking import knock
from rightdoor.demo.stories import STORIES, Story
from rightdoor.work.referrals.places import area_of_answers, facts_said

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.words[:30])
def test_what_a_story_knows_arrives_in_the_form_and_comes_out_as_facts(story: Story) -> None:
    visitor = knock(story, Random(7), TODAY)

    said = facts_said(story.asker, visitor.answers)

    assert area_of_answers(visitor.answers) == story.area
    lost = {fact: value for fact, value in story.facts.items() if fact != "district" and said.get(fact) != value}
    assert lost == {}
    assert set(story.needs) <= set(said["needs"])


def test_the_same_dice_make_the_same_people() -> None:
    assert knock(STORIES[0], Random(3), TODAY) == knock(STORIES[0], Random(3), TODAY)


def test_nobody_in_the_demo_has_a_number_that_could_ring() -> None:
    numbers = [knock(story, Random(1), TODAY).answers.get("text_number", "07700 900000") for story in STORIES]

    assert all(number.startswith("07700 900") for number in numbers)
