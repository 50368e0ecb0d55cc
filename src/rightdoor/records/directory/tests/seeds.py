"""The documents from which the catalogue quotes, where this checkout has them."""

import os
from functools import lru_cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[5]
SHARED = Path(os.environ.get("RIGHTDOOR_SHARED", CHECKOUT.parent / "shared"))


@lru_cache(maxsize=8)
def words_of(file: str) -> str:
    """A document's words with single spaces; bullets are no words."""
    path = SHARED / "seeds" / file
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing, and under CI it must be there.")
        pytest.skip("The documents are not beside this checkout; RIGHTDOOR_SHARED names their folder.")
    return " ".join(path.read_text(encoding="utf-8").replace("\u2022", " ").split())
