"""The top of the house as a Django app, so that its system checks are found."""

from django.apps import AppConfig
from django.core.checks import register


class Config(AppConfig):
    name = "rightdoor.config"
    label = "config"

    def ready(self) -> None:
        from rightdoor.config.declared import undeclared_routes  # noqa: PLC0415  the check walks urls, which need apps

        register(undeclared_routes)
