from django.apps import AppConfig


class Access(AppConfig):
    name = "rightdoor.ground.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.ground.access.roles_on_record import roles_on  # noqa: PLC0415
        from rightdoor.ground.audit.looking import tell_roles  # noqa: PLC0415

        tell_roles(roles_on)
