"""What a form says is kept once, and whatever it says otherwise is kept too; fresh keys sort as they were made."""

import time
from uuid import RFC_4122, UUID

import pytest

from rightdoor.pure.keys import key_of_saying, new_key

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


def test_keys_sort_as_they_were_made_also_within_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (new_key().version, new_key().variant) == (7, RFC_4122)
    monkeypatch.setattr(time, "time_ns", lambda: 1_900_000_000_000_000_000)
    keys = [new_key() for _ in range(5000)]
    assert keys == sorted(keys)
    assert len({key.int & (1 << 62) - 1 for key in keys}) == 5000


def test_a_clock_that_is_set_back_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_950_000_000_000_000_000)
    assert new_key().int >> 80 == 1_950_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: 1_800_000_000_000_000_000)
    assert new_key().int >> 80 == 1_800_000_000_000
