from django.apps import AppConfig


class Outcomes(AppConfig):
    name = "rightdoor.work.outcomes"
    label = "outcomes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.outcomes import policy  # noqa: F401, PLC0415  contributes this room's rows
