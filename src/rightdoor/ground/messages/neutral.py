"""What leaves the building for somebody who did not say that we may name ourselves."""

from django.conf import settings
from django.utils.translation import gettext as _

from rightdoor.ground.design.two_languages import short_in


def neutral_words(language: str) -> str:
    """That there is something to read, and where; in their language, with the English below."""
    return short_in(language, in_this_language)


def in_this_language() -> str:
    """The same in the language of now."""
    if settings.SITE:
        return _("There is a message for you. Go to %(site)s, choose My request and type your code.") % {
            "site": settings.SITE
        }
    return _("There is a message for you. Go back to where you asked, choose My request and type your code.")
