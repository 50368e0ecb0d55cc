from django.apps import AppConfig


class People(AppConfig):
    name = "rightdoor.records.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.people import policy  # noqa: F401, PLC0415  contributes this room's rows
