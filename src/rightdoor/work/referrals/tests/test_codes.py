"""Codes that are said aloud: hard to guess, harmless to hear, easy to write down."""

import hashlib
import math
import re

import pytest

from rightdoor.work.referrals.code_words import COUNT, apart, is_kind, words
from rightdoor.work.referrals.codes import (
    hash_secret,
    is_secret,
    looks_like_a_code,
    nearest,
    new_code,
    normalise_code,
)

# Words that have no business in a child's code, found anywhere in a word; written apart from the product's own list.
NEVER = re.compile(
    r"^(dad|mum|mother|father|sister|brother|gun|knife|blade|pill|drug|vape|dead|death|die|kill|hang|rope|blood|body"
    r"|breast|sex|nude|naked|rape|porn|god|jesus|allah|church|mosque|fat|diet|starv|vomit|scar|cut|hurt|pain|hate|ugly"
    r"|stupid|idiot|slave|slut|whore|jail|prison|police|court|beat|hit|slap|punch|abus|lonely|cry|grief|ghost|grave"
    r"|coffin|wound|burn|drown|chok|strang|suicid|depress|anxi|alcohol|beer|wine|vodka|cannab|weed|opium|crack|heroin"
    r"|weapon|bomb|shoot|shot|stab)"
)
PLAIN = {"crackle", "bodily", "scarf", "scarce", "scarcity", "cuticle", "crystal", "shots", "weedless", "hangnail"}


def test_the_list_is_the_same_as_ever_so_that_a_code_said_today_is_known_tomorrow() -> None:
    mark = hashlib.sha256("\n".join(words()).encode()).hexdigest()

    assert mark == "80eff70e3ec2499971f02cefd049b86c0809508503510a6223d950f3127b86ee"


def test_a_code_has_forty_eight_bits() -> None:
    assert len(words()) == COUNT == len(set(words()))
    assert 4 * math.log2(COUNT) == 48


def test_no_word_of_the_list_could_hurt() -> None:
    assert [word for word in words() if NEVER.match(word) and word not in PLAIN] == []
    assert all(is_kind(word) for word in words())


def test_no_word_becomes_another_by_one_slip() -> None:
    assert len(apart(words())) == COUNT


def test_words_are_plain_letters_of_a_length_that_is_easy_to_write() -> None:
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in words())


def test_ten_thousand_codes_are_ten_thousand_different_ones() -> None:
    codes = [new_code() for _ in range(10_000)]

    assert len(set(codes)) == len(codes)
    assert all(len(code) <= 60 for code in codes)


@pytest.mark.parametrize(
    "typed", ["Amber River-kettle, MOSSY", " amber  river\nkettle mossy ", "amber-river-kettle-mossy"]
)
def test_a_code_may_be_written_in_any_way(typed: str) -> None:
    assert normalise_code(typed) == "amber-river-kettle-mossy"


def test_what_is_no_code_is_known_at_once() -> None:
    assert looks_like_a_code(new_code())
    assert not looks_like_a_code("amber river kettle")
    assert not looks_like_a_code("four words not listed")


def test_a_word_that_was_misspelled_finds_the_nearest() -> None:
    assert nearest("elephent") == "elephant"
    assert nearest("xq") == ""


def test_a_word_or_pin_is_known_again_whatever_its_capitals() -> None:
    hashed = hash_secret("Otter 9")

    assert is_secret(" otter 9 ", hashed)
    assert not is_secret("otter9", hashed)
    assert not is_secret("", "")
    assert hash_secret("  ") == ""
