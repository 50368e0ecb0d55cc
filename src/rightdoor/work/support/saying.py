"""How long a wait may be, in words that a family reads too."""

from django.utils.translation import gettext as _

from rightdoor.pure.waiting.expecting import Expected, Known


def expected_words(found: Expected) -> str:
    """Four in five begin in this range; or that nobody is started now, or that nobody knows yet."""
    if found.known is Known.NOBODY_STARTS:
        return _("Nobody is being started now.")
    if found.known is Known.NOT_YET or found.low is None or found.high is None:
        return _("Nobody can say yet how long it takes.")
    if found.low == found.high:
        return _("Most people begin about %(weeks)d weeks from now.") % {"weeks": found.high}
    return _("Most people begin %(low)d to %(high)d weeks from now.") % {"low": found.low, "high": found.high}
