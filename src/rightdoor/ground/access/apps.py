from django.apps import AppConfig


class Access(AppConfig):
    name = "rightdoor.ground.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.ground.access.invented import session_belongs_here  # noqa: PLC0415
        from rightdoor.ground.access.sessions import register_check  # noqa: PLC0415

        register_check(session_belongs_here)
