"""A page as it can be compared with another: without the tokens that are new each time."""

import re
from typing import Any

NEW_EACH_TIME = re.compile(r'(name="(?:csrfmiddlewaretoken|form_key)" value|nonce)="[^"]*"')


def without_tokens(answer: Any) -> str:
    """The words of an answer of the test client, less those tokens."""
    return NEW_EACH_TIME.sub("", answer.content.decode())
