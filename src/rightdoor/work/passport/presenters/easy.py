"""Agreement in easy read: what stands before the three questions, and after them."""

from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import EasyLine


def before_agreeing() -> list[EasyLine]:
    """What a yes and a no are."""
    return [
        EasyLine("ask", _("We ask you three things.")),
        EasyLine("tick", _("You can say yes to one thing.")),
        EasyLine("cross", _("You can say no to one thing.")),
        EasyLine("instead", _("You can change your mind later.")),
    ]


def after_agreeing() -> list[EasyLine]:
    """What may happen against a no, said before anybody answers."""
    return [
        EasyLine("warn", _("Is a life in danger?")),
        EasyLine("message", _("Then we may have to tell someone.")),
        EasyLine("person", _("We try to tell you first.")),
    ]
