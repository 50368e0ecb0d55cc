from django.apps import AppConfig


class FreePlaces(AppConfig):
    name = "rightdoor.work.freeplaces"
    label = "freeplaces"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.freeplaces import policy  # noqa: F401, PLC0415  contributes this room's rows
