"""What stands in the address of a link for one person, and the two words that go with it.

The database keeps a fingerprint of the one and a hash of the other.  Both are made again from the key of the link and a
key of the site's own, so that the young person can see them again; nobody can make them who has only the database.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from rightdoor.ground.signin.links import link_of, made_again
from rightdoor.work.referrals.code_words import words

WORDS = 2


def secret_of(key: UUID) -> str:
    """The word at the end of the address."""
    return link_of(key, b"rightdoor given link:")


def words_with(key: UUID) -> str:
    """Two plain words, to be told in another way."""
    made, known = made_again(b"rightdoor given words:", key), words()
    return "-".join(known[int.from_bytes(made[4 * one : 4 * one + 4]) % len(known)] for one in range(WORDS))


def address_of(key: UUID, *, here: str) -> str:
    """The whole address, as people know this site; else as whoever asks came here."""
    return f"{(settings.SITE or here).rstrip('/')}{reverse('shown-knock', args=[secret_of(key)])}"
