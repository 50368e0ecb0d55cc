"""Words inside a sentence begin small, unless they never do."""

import pytest

from rightdoor.ground.design.sentences import inside


@pytest.mark.parametrize(
    ("alone", "within"),
    [
        ("For someone I work with", "for someone I work with"),
        ("I am 12 or older", "I am 12 or older"),
        ("I’m not sure", "I’m not sure"),
        ("In care", "in care"),
        ("NHS number", "NHS number"),
        ("Żal", "żal"),
        ("A parent", "a parent"),
        ("", ""),
        (" ", " "),
    ],
)
def test_only_the_first_letter_changes_and_only_where_it_may(alone: str, within: str) -> None:
    assert inside(alone) == within
