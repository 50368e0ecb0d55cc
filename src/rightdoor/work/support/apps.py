from django.apps import AppConfig


class Support(AppConfig):
    name = "rightdoor.work.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.support import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.support.following import Episodes  # noqa: PLC0415

        register_follower(Episodes())
