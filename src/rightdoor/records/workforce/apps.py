from django.apps import AppConfig


class Workforce(AppConfig):
    name = "rightdoor.records.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.workforce import policy  # noqa: F401, PLC0415  contributes this room's rows
