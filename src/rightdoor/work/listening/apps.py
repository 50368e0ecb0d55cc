from django.apps import AppConfig


class Listening(AppConfig):
    name = "rightdoor.work.listening"
    label = "listening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.walled.few import register_few  # noqa: PLC0415  needs the models
        from rightdoor.ground.access.whom import register_seen, register_whom  # noqa: PLC0415
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.work.listening import policy, telling  # noqa: PLC0415  contributes this room's rows
        from rightdoor.work.listening.queries import COMPLAINT, FEEDBACK  # noqa: PLC0415
        from rightdoor.work.safeguarding.policy import SEE_FLAGS  # noqa: PLC0415
        from rightdoor.work.safeguarding.protocol import register_reader  # noqa: PLC0415

        register_few(COMPLAINT, acts=(policy.READ, policy.STEP), through={"safeguarding.redflag": SEE_FLAGS})
        register_whom(COMPLAINT, telling.person_of_complaint, telling.complaints_about)
        register_whom(FEEDBACK, telling.person_of_feedback, telling.feedback_about)
        register_seen(COMPLAINT, telling.complaints_read)
        register_place(COMPLAINT, telling.page_of_complaint)
        register_reader(COMPLAINT, telling.read_complaint)
        register_reader(FEEDBACK, telling.read_feedback)
