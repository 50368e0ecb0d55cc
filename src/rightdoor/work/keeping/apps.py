from django.apps import AppConfig


class Keeping(AppConfig):
    name = "rightdoor.work.keeping"
    label = "keeping"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.keeping import policy  # noqa: F401, PLC0415  contributes this room's rows
