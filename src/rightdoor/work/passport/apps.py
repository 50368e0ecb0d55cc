from django.apps import AppConfig


class Passport(AppConfig):
    name = "rightdoor.work.passport"
    label = "passport"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.passport import policy  # noqa: F401, PLC0415  contributes this room's rows
