"""What a form says is kept once, and whatever it says otherwise is kept too."""

from uuid import UUID

from rightdoor.pure.keys import key_of_saying

FORM, CHILD, OTHER = (UUID(int=number) for number in (1, 2, 3))


def test_the_same_form_about_the_same_thing_in_the_same_words_has_one_key() -> None:
    assert key_of_saying(FORM, CHILD, "Hello", ["in_danger_now"]) == key_of_saying(
        FORM, CHILD, "Hello", ["in_danger_now"]
    )


def test_other_words_another_tick_or_another_thing_have_another() -> None:
    keys = {
        key_of_saying(FORM, CHILD, "Hello", []), key_of_saying(FORM, CHILD, "Hello there", []),
        key_of_saying(FORM, CHILD, "Hello", ["in_danger_now"]), key_of_saying(FORM, OTHER, "Hello", []),
        key_of_saying(OTHER, CHILD, "Hello", []), key_of_saying(FORM, CHILD, "", ["Hello"]),
    }  # fmt: skip

    assert len(keys) == 6
