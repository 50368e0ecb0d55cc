from django.apps import AppConfig


class Messages(AppConfig):
    name = "rightdoor.ground.messages"
    label = "rd_messages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.ground.messages.staff_letters import carry  # noqa: PLC0415
        from rightdoor.ground.signin.letters import register_carrier  # noqa: PLC0415

        register_carrier(carry)
