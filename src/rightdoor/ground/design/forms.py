"""How a person wants the pages to look."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField

THEMES = (("system", _("As on this device")), ("light", _("Light")), ("dark", _("Dark")))
CONTRASTS = (
    ("system", _("As on this device")),
    ("normal", _("Normal")),
    ("more", _("More contrast")),
)
SPACINGS = (("normal", _("Normal")), ("roomy", _("More space between letters and lines")))
READINGS = (("normal", _("Normal")), ("easier", _("Bigger words, one thing under another")))


class DisplayForm(forms.Form):
    """Light or dark, contrast, space, and easier reading."""

    theme = OneField(label=_("Light or dark"), choices=THEMES)
    contrast = OneField(label=_("Contrast"), choices=CONTRASTS)
    spacing = OneField(label=_("Space"), choices=SPACINGS)
    reading = OneField(label=_("Easier reading"), choices=READINGS)
