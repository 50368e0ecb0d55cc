from django.apps import AppConfig


class Telling(AppConfig):
    name = "rightdoor.records.telling"
    label = "telling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.telling import policy  # noqa: F401, PLC0415  contributes this room's rows
