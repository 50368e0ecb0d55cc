"""What this room must know of a request and cannot: whether a room above still has something to do about it.

Each such room registers its question in its ready().
"""

from collections.abc import Callable
from uuid import UUID

ToDo = Callable[[UUID], bool]
_asked: list[ToDo] = []


def register_to_do(is_to_do: ToDo) -> None:
    """Say how to find out whether something of a decided request is still to do."""
    if is_to_do not in _asked:
        _asked.append(is_to_do)


def is_on_its_way(key: UUID) -> bool:
    """Whether any room above still has something to do about this request."""
    return any(is_to_do(key) for is_to_do in _asked)
