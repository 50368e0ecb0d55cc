"""The phones that open a request, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import day_and_month
from rightdoor.work.passport.models import OwnKey


def phones(keys: Iterable[OwnKey]) -> list[str]:
    """Each by the days on which it was kept and used: we know nothing else of it."""
    return [
        _("kept on %(made)s, last used on %(used)s")
        % {"made": day_and_month(one.made_at), "used": day_and_month(one.used_at)}
        if one.used_at
        else _("kept on %(made)s, not used yet") % {"made": day_and_month(one.made_at)}
        for one in keys
    ]
