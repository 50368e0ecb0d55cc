from django.apps import AppConfig


class Support(AppConfig):
    name = "rightdoor.work.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.support import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.support.queries import EPISODE  # noqa: PLC0415

        register_whom(EPISODE, following.person_of_episode, following.episodes_about)
        register_follower(following.Episodes())
