from collections.abc import Iterator

import pytest
from django.contrib.auth import hashers

from rightdoor.ground.signin.actions.proving import hash_of_nobody


@pytest.fixture
def real_passwords(settings: object) -> Iterator[None]:
    """Passwords weigh as they do on a real site."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # type: ignore[attr-defined]
    hashers.get_hashers.cache_clear()
    hash_of_nobody.cache_clear()
    yield
    hashers.get_hashers.cache_clear()
    hash_of_nobody.cache_clear()


@pytest.fixture
def two_steps(settings: object) -> None:
    """As on a real site: nobody works here without a second step."""
    settings.SECOND_STEP_REQUIRED = True  # type: ignore[attr-defined]
