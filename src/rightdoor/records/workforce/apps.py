from django.apps import AppConfig


class Workforce(AppConfig):
    name = "rightdoor.records.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.workforce import policy  # noqa: F401, PLC0415  contributes this room's rows

        register_place("access.roleasked", lambda _key: reverse("workforce"))
