from django.apps import AppConfig


class Calendar(AppConfig):
    name = "rightdoor.work.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages.protocol import register_gate_of_all  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415  needs the models
        from rightdoor.work.calendar import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.calendar.telling import overtaken  # noqa: PLC0415
        from rightdoor.work.meeting.protocol import register_busy, register_coming  # noqa: PLC0415

        register_follower(following.Bookings())
        register_busy(following.is_booked)
        register_gate_of_all(overtaken)
        register_coming(following.still_to_come)
