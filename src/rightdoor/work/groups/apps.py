from django.apps import AppConfig


class Groups(AppConfig):
    name = "rightdoor.work.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.work.groups import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.groups.queries import PLACE  # noqa: PLC0415

        register_whom(PLACE, following.person_of_place, following.places_about)
