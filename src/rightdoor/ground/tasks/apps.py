from django.apps import AppConfig


class Tasks(AppConfig):
    name = "rightdoor.ground.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks import policy  # noqa: F401, PLC0415  contributes this room's rows
