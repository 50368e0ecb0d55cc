"""How Django finds this room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Layouts, parts, form fields: how everything looks and speaks."""

    name = "rightdoor.ground.design"
    label = "design"
