from django.apps import AppConfig


class Sealing(AppConfig):
    name = "rightdoor.work.sealing"
    label = "sealing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.access.whom import register_seen  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.work.sealing import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.sealing.models import Unsealing  # noqa: PLC0415
        from rightdoor.work.sealing.parts import KINDS, seen_of  # noqa: PLC0415

        register_place("sealing.unsealing", lambda key: reverse("apart-answer", args=[key]))
        register_seen("sealing.unsealing", lambda account, at: Unsealing.objects.visible_to(account, at).values("pk"))
        for kind in KINDS:
            register_place(kind, lambda key: reverse("apart-who", args=[key]))
            register_seen(kind, seen_of(kind))
