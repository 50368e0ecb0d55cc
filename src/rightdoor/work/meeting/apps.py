from django.apps import AppConfig


class Meeting(AppConfig):
    name = "rightdoor.work.meeting"
    label = "meeting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.meeting import following, policy  # noqa: F401, PLC0415  contributes this room's rows

        register_whom(following.APPOINTMENT, following.person_of_appointment, following.appointments_about)
        register_follower(following.Appointments())
