from django.apps import AppConfig


class Support(AppConfig):
    name = "rightdoor.work.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.support import policy  # noqa: F401, PLC0415  contributes this room's rows
