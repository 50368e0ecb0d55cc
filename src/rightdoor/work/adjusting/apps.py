from django.apps import AppConfig


class Adjusting(AppConfig):
    name = "rightdoor.work.adjusting"
    label = "adjusting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.records.people.page import Part, register_part, register_telling  # noqa: PLC0415
        from rightdoor.work.adjusting import policy, presenters  # noqa: F401, PLC0415  contributes this room's rows

        register_place("adjustments.communicationneed", presenters.place_of_need)
        register_part("needs", Part(15, "adjusting/part.html", presenters.face, beside=True))
        register_telling("needs", presenters.told)
