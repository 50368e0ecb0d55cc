"""What somebody reads whose file is not kept: what happened, that nothing is lost, and what would do instead."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NOTHING_LOST = gettext_lazy("Everything you typed is kept.")
HAPPENED = {
    "empty": gettext_lazy("That file is empty, so it was not added."),
    "too_large": gettext_lazy("That file is larger than 5 MB, so it was not added."),
    "too_many": gettext_lazy("Five files are here already, so this one was not added."),
    "no_room": gettext_lazy("We cannot take files at the moment, so it was not added."),
    "busy": gettext_lazy("Many files are coming in at the moment, so yours was not added."),
    "refused_before": gettext_lazy("That file was not kept before, and it is still the same."),
    "other_kind": gettext_lazy("That is a kind of file that we cannot check, so it was not added."),
    "other_photo": gettext_lazy("That is a kind of picture that we cannot check, so it was not added."),
    "not_as_named": gettext_lazy("That file is not what its name says, so it was not added."),
    "two_in_one": gettext_lazy("Something else is hidden in that file, so it was not added."),
    "broken": gettext_lazy("That file cannot be read. It may be damaged. It was not added."),
    "locked": gettext_lazy("That file is locked with a password, so it was not added."),
    "commands": gettext_lazy("That file holds small programs, so it was not added."),
    "holds_others": gettext_lazy("That file holds other files, so it was not added."),
    "reaches_out": gettext_lazy("That file would fetch something from elsewhere, so it was not added."),
    "too_big_inside": gettext_lazy("That file would grow far too large when opened, so it was not added."),
    "too_hard": gettext_lazy("That file could not be checked in time, so it was not added."),
}
A_PDF = gettext_lazy("Save it as a PDF and add that.")
A_PHOTO = gettext_lazy("A photo of the page will do.")
IN_WORDS = gettext_lazy("Or tell us in words what it says.")
INSTEAD = {
    "empty": gettext_lazy("Choose it again, or choose another one."),
    "too_large": A_PHOTO,
    "too_many": gettext_lazy("Take one out first."),
    "no_room": gettext_lazy("Send your request without it, or come back later."),
    "busy": gettext_lazy("Try again in a minute."),
    "refused_before": IN_WORDS,
    "other_kind": gettext_lazy("A PDF, a Word letter, a JPEG or PNG picture or plain text will do."),
    "other_photo": gettext_lazy("Save it as a JPEG, or send a screenshot of it."),
    "not_as_named": gettext_lazy("Save it again under its own kind, or add a photo of it."),
    "two_in_one": A_PHOTO,
    "broken": A_PHOTO,
    "locked": gettext_lazy("Save it without the password and add that."),
    "commands": A_PDF,
    "holds_others": A_PDF,
    "reaches_out": A_PDF,
    "too_big_inside": A_PHOTO,
    "too_hard": A_PHOTO,
}


class NotKept(Exception):
    """A file was not kept, and why; everything else that was typed is."""

    def __init__(self, why: str) -> None:
        words = _("%(happened)s %(kept)s %(instead)s")
        super().__init__(words % {"happened": HAPPENED[why], "kept": NOTHING_LOST, "instead": INSTEAD[why]})
        self.why = why
