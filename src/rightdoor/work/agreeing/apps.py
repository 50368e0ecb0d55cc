from django.apps import AppConfig


class Agreeing(AppConfig):
    name = "rightdoor.work.agreeing"
    label = "agreeing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.records.people.page import Part, register_part, register_telling  # noqa: PLC0415
        from rightdoor.work.agreeing import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.agreeing.presenters import on_the_page  # noqa: PLC0415

        register_place("agreements.comingofage", on_the_page.place_of_coming_of_age)
        register_part("agreement", Part(60, "agreeing/part.html", on_the_page.face, beside=True))
        register_telling("agreement", on_the_page.told)
