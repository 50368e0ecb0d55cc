"""What stands in the address of a link for one person, and the two words that go with it.

The database keeps a fingerprint of the one and a hash of the other.  Both are made again from the key of the link and a
key of the site's own, so that the young person can see them again; nobody can make them who has only the database.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from rightdoor.ground.signin.links import link_of
from rightdoor.work.referrals.link_words import two_words


def secret_of(key: UUID) -> str:
    """The word at the end of the address."""
    return link_of(key, b"rightdoor given link:")


def words_with(key: UUID) -> str:
    """Two plain words, to be told in another way."""
    return two_words(b"rightdoor given words:", key)


def address_of(key: UUID, *, here: str) -> str:
    """The whole address, as people know this site; else as whoever asks came here."""
    return f"{(settings.SITE or here).rstrip('/')}{reverse('shown-knock', args=[secret_of(key)])}"
