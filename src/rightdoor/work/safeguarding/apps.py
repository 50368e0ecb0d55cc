from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "rightdoor.work.safeguarding"
    label = "safeguarding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.safeguarding import policy  # noqa: F401, PLC0415  contributes this room's rows
