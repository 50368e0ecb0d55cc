"""The receipt in easy read: one idea a line, short words, a picture beside each."""

from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import EasyLine
from rightdoor.work.referrals.presenters.receipts import Receipt


def receipt_easily(page: Receipt) -> list[EasyLine]:
    """What happens now, and what to do if it gets worse."""
    by = _("They answer by %(when)s.") % {"when": page.when} if page.when else _("We do not know the day yet.")
    return [
        EasyLine("tick", _("We have what you sent.")),
        EasyLine("person", _("A person reads it.")),
        EasyLine("clock", by),
        EasyLine("ask", _("They may ask you something.")),
        EasyLine("tick", _("You can say yes.")),
        EasyLine("cross", _("You can say no.")),
        EasyLine("instead", _("You can change your mind.")),
        EasyLine("warn", _("Does it get worse? Do not wait.")),
        EasyLine("phone", _("Call 111. Then press 2."), "tel:111"),
        EasyLine("phone", _("In danger, call 999."), "tel:999"),
    ]


def code_easily(page: Receipt) -> list[EasyLine]:
    """What the code is for."""
    opens = (
        _("To see your answer, type the code and your word.") if page.has_word else _("Type it to see if we answered.")
    )
    return [
        EasyLine("pen", _("Write the code down.")),
        EasyLine("lock", _("Do not show it to others.")),
        EasyLine("message", opens, "/my-request/"),
    ]
