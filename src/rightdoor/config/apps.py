"""The top of the house as a Django app, so that its system checks are found."""

from django.apps import AppConfig
from django.core.checks import register


class Config(AppConfig):
    name = "rightdoor.config"
    label = "config"

    def ready(self) -> None:
        from rightdoor.config.declared import undeclared_routes  # noqa: PLC0415  the check walks urls, which need apps
        from rightdoor.ground.access.invented import session_belongs_here  # noqa: PLC0415  needs the models
        from rightdoor.ground.access.sessions import register_check  # noqa: PLC0415

        register(undeclared_routes)
        register_check(session_belongs_here)
