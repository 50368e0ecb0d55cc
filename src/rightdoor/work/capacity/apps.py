from django.apps import AppConfig


class CapacityRoom(AppConfig):
    name = "rightdoor.work.capacity"
    label = "capacity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.capacity import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.capacity.presenters import place_of_capacity  # noqa: PLC0415
        from rightdoor.work.capacity.queries import CAPACITY  # noqa: PLC0415

        register_place(CAPACITY, place_of_capacity)
