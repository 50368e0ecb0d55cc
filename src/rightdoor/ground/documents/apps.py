from django.apps import AppConfig


class Documents(AppConfig):
    name = "rightdoor.ground.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.documents import policy  # noqa: F401, PLC0415  contributes this room's rows
