from django.apps import AppConfig


class Conflicts(AppConfig):
    name = "rightdoor.work.conflicts"
    label = "conflicts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.conflicts import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.conflicts.actions.keeping_off import keep_off  # noqa: PLC0415
        from rightdoor.work.referrals.protocol import register_arrival  # noqa: PLC0415

        register_place("conflicts.declaration", lambda key: reverse("conflicts-said", args=[key]))
        register_arrival(keep_off)
