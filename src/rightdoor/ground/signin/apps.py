from django.apps import AppConfig


class SignInRoom(AppConfig):
    name = "rightdoor.ground.signin"
    label = "signin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.sessions import register_check  # noqa: PLC0415  models need the apps loaded
        from rightdoor.ground.signin import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.ground.signin.door import counts  # noqa: PLC0415

        register_check(counts)
