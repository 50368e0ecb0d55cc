from django.apps import AppConfig


class Access(AppConfig):
    name = "rightdoor.ground.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access import policy  # noqa: F401, PLC0415  contributes this room's rows
