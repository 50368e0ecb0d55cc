from django.apps import AppConfig


class ChangingRoom(AppConfig):
    name = "rightdoor.work.changing"
    label = "changing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.changing import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.changing.presenters.listing import place_of_change  # noqa: PLC0415
        from rightdoor.work.changing.queries import CHANGE  # noqa: PLC0415

        register_place(CHANGE, place_of_change)
