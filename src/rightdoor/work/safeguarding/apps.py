from django.apps import AppConfig
from django.urls import reverse


class Safeguarding(AppConfig):
    name = "rightdoor.work.safeguarding"
    label = "safeguarding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_hours, register_place  # noqa: PLC0415  needs the models
        from rightdoor.work.safeguarding import policy, telling  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.safeguarding.hours import CountyHours  # noqa: PLC0415  needs the models
        from rightdoor.work.safeguarding.lifecycle import CONTACT, FLAG  # noqa: PLC0415

        register_whom(FLAG, telling.person_of_flag, telling.flags_about)
        register_whom(CONTACT, telling.person_of_contact, telling.contacts_about)
        register_hours(CountyHours())
        register_place(FLAG, lambda key: reverse("safety-flag", args=[key]))
        register_place(CONTACT, lambda key: reverse("safety-contact", args=[key]))
