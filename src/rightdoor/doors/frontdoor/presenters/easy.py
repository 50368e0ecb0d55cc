"""Help now in easy read: one idea a line, short words, a picture beside each."""

from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import EasyLine


def help_easily() -> list[EasyLine]:
    """Who to call for what.  The numbers are those that hold everywhere, so that no line depends on a place."""
    return [
        EasyLine("warn", _("Is someone in danger?")),
        EasyLine("phone", _("Call 999."), "tel:999"),
        EasyLine("heart", _("Do you feel very bad?")),
        EasyLine("phone", _("Call 111. Then press 2."), "tel:111"),
        EasyLine("message", _("Do you like to text more?")),
        EasyLine("message", _("Text SHOUT to 85258."), "sms:85258"),
        EasyLine("person", _("Are you under 19?")),
        EasyLine("phone", _("Call Childline: 0800 1111."), "tel:08001111"),
        EasyLine("tick", _("These calls and texts are free.")),
        EasyLine("clock", _("You can call by day and by night.")),
        EasyLine("lock", _("You do not have to say your name.")),
        EasyLine("door", _("You can tell us, too."), "/ask/"),
    ]
