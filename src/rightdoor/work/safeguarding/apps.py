from django.apps import AppConfig
from django.urls import reverse


class Safeguarding(AppConfig):
    name = "rightdoor.work.safeguarding"
    label = "safeguarding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_hours, register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.safeguarding import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.safeguarding.hours import CountyHours  # noqa: PLC0415  needs the models

        register_hours(CountyHours())
        register_place("safeguarding.redflag", lambda key: reverse("safety-flag", args=[key]))
        register_place("safeguarding.bodycontact", lambda key: reverse("safety-contact", args=[key]))
