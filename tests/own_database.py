"""A database of a test's own, in which several threads really commit."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import pytest
from django.db import connections

from conftest import clone, drop

numbers = count()


class OwnDatabase:
    """Its name, for another process; and work in threads that each have a connection of their own."""

    def __init__(self, name: str) -> None:
        self.name = name

    def at_once(self, work: Callable[[], Any], times: int = 2) -> list[Any]:
        """Do the same thing so many times at once; what each returned."""

        def alone() -> Any:
            try:
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(times) as pool:
            return [one.result(timeout=30) for one in [pool.submit(alone) for _time in range(times)]]


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[OwnDatabase]:
    """The migrated database, copied for this test alone; nothing in it is rolled back."""
    connection = connections["default"]
    connection.close()
    shared, name = connection.settings_dict["NAME"], f"rd_own_{os.getpid()}_{next(numbers)}"
    clone(name)
    connection.settings_dict["NAME"] = name
    try:
        with django_db_blocker.unblock():
            yield OwnDatabase(name)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = shared
        drop(name)
