"""What stands in the address of a link to fill something in, and the two words that go with it.

The database keeps a fingerprint of the one and a hash of the other.  Both are made from the key of the link and a key
of the site's own, so nobody can make them who has only the database.
"""

from uuid import UUID

from rightdoor.ground.signin.links import link_of
from rightdoor.work.referrals.link_words import two_words


def secret_of(key: UUID) -> str:
    """The word at the end of the address."""
    return link_of(key, b"rightdoor form link:")


def words_with(key: UUID) -> str:
    """Two plain words, to be told in another way."""
    return two_words(b"rightdoor form words:", key)
