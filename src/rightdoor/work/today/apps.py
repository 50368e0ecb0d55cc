from django.apps import AppConfig


class Today(AppConfig):
    name = "rightdoor.work.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.today import policy  # noqa: F401, PLC0415  contributes this room's rows
