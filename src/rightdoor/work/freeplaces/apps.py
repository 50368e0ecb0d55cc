from django.apps import AppConfig


class FreePlaces(AppConfig):
    name = "rightdoor.work.freeplaces"
    label = "freeplaces"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.freeplaces import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.freeplaces.closed_presenters import place_of_closed  # noqa: PLC0415

        register_place("capacity.closedlist", place_of_closed)
