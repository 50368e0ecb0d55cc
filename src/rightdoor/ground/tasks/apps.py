from django.apps import AppConfig


class Tasks(AppConfig):
    name = "rightdoor.ground.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages.protocol import register_needs_person  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.ground.tasks.actions import look_at_message  # noqa: PLC0415  needs the models

        register_needs_person(look_at_message)
