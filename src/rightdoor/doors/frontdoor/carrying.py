"""Taking what was told along to asking for help.

The pages of asking read ``request.session["carried"]``: ``facts`` in the vocabulary of the rules, ``who`` asks,
``wanted`` (codes of services), and ``flags`` (red flags said here, which are raised there once they are kept).
"""

from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest

from rightdoor.doors.frontdoor.told import RED_FLAGS, Told

CARRIED = "carried"


def carry(request: HttpRequest, told: Told, *, wanted: str, at: datetime) -> bool:
    """Put what was told into the session; false where the database cannot keep it now."""
    facts = told.to_carry(at)
    request.session[CARRIED] = {
        "facts": facts,
        "who": told.who if "who" in told.answers else "",
        "words": told.words,
        "wanted": [wanted] if wanted else [],
        "flags": [flag for flag in RED_FLAGS if facts.get(flag) is True],
    }
    try:
        request.session.save()
    except DatabaseError:
        request.session.modified = False
        return False
    return True
