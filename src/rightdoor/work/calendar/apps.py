from django.apps import AppConfig


class Calendar(AppConfig):
    name = "rightdoor.work.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415  needs the models
        from rightdoor.work.calendar import following, policy  # noqa: F401, PLC0415  contributes this room's rows

        register_follower(following.Bookings())
