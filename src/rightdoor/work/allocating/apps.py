from django.apps import AppConfig


class Allocating(AppConfig):
    name = "rightdoor.work.allocating"
    label = "allocating"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.allocating import policy  # noqa: F401, PLC0415  contributes this room's rows
