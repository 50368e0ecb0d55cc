from django.apps import AppConfig


class Glass(AppConfig):
    name = "rightdoor.work.glass"
    label = "glass"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.signin.protocol import register_end  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.work.glass import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.glass.actions import close_all  # noqa: PLC0415

        register_place("glass.glass", lambda key: reverse("glass-review", args=[key]))
        register_end(close_all)
