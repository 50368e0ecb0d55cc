from django.apps import AppConfig


class Writing(AppConfig):
    name = "rightdoor.work.writing"
    label = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.referrals.protocol import register_to_do  # noqa: PLC0415
        from rightdoor.work.writing import following, policy  # noqa: F401, PLC0415  contributes this room's rows

        register_whom(following.LINE, following.person_of_line, following.lines_about)
        register_follower(following.Lines())
        register_to_do(following.waits_for_an_answer)
