from django.apps import AppConfig


class Caseload(AppConfig):
    name = "rightdoor.work.caseload"
    label = "caseload"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.work.caseload.presenters.episode import place_of_episode  # noqa: PLC0415
        from rightdoor.work.support.queries import EPISODE  # noqa: PLC0415

        register_place(EPISODE, place_of_episode)
