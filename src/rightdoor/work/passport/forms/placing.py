"""Opening a place for a child for whom somebody else asked."""

from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, SecretField
from rightdoor.work.passport.forms.saying import Keyed
from rightdoor.work.referrals.codes import SHORTEST_SECRET


class PlaceForm(Keyed):
    """The word that they choose, and how they said that they want it."""

    how = LineField(label=_("How they said that they want it"), max_length=200,
                    help_text=_("For example: in the room, without their parent"),
                    missing=_("Say how they said so. Nothing was made"))  # fmt: skip
    word = SecretField(
        label=_("The word or PIN that they chose"),
        help_text=_("They type it, or tell you where nobody hears. At least four letters or digits, not a birthday"),
        autocomplete="off", min_length=SHORTEST_SECRET, max_length=60,
        missing=_("They choose a word or a PIN. Without it anybody with the code could read"),
        error_messages={"min_length": _("Use at least four letters or digits")},
    )  # fmt: skip
