from django.apps import AppConfig


class Oversight(AppConfig):
    name = "rightdoor.work.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.oversight import policy  # noqa: F401, PLC0415  contributes this room's rows
