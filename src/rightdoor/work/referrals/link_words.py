"""The two plain words that go with a link, to be told in another way than its address."""

from uuid import UUID

from rightdoor.ground.signin.links import made_again
from rightdoor.work.referrals.code_words import words

WORDS = 2


def two_words(purpose: bytes, key: UUID) -> str:
    """Made again from the key of the link, its purpose and a key of the site's own."""
    made, known = made_again(purpose, key), words()
    return "-".join(known[int.from_bytes(made[4 * one : 4 * one + 4]) % len(known)] for one in range(WORDS))
