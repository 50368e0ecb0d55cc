from django.apps import AppConfig


class Continuity(AppConfig):
    name = "rightdoor.work.continuity"
    label = "continuity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.work.continuity import policy  # noqa: F401, PLC0415  contributes this room's rows

        register_place("continuity.opening", lambda _key: reverse("continuity"))
