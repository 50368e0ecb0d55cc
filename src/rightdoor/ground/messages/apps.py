from django.apps import AppConfig


class Messages(AppConfig):
    name = "rightdoor.ground.messages"
    label = "rd_messages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages import policy  # noqa: F401, PLC0415  contributes this room's rows
