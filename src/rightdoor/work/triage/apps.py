from django.apps import AppConfig


class Triage(AppConfig):
    name = "rightdoor.work.triage"
    label = "triage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.triage import policy  # noqa: F401, PLC0415  contributes this room's rows
