from django.apps import AppConfig


class Passport(AppConfig):
    name = "rightdoor.work.passport"
    label = "passport"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.people.page import Part, register_part  # noqa: PLC0415  needs the models
        from rightdoor.work.passport import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.passport.presenters import workers_view  # noqa: PLC0415

        register_part("told", Part(12, "passport/part.html", workers_view.face))
