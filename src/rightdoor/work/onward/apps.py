from django.apps import AppConfig


class Onward(AppConfig):
    name = "rightdoor.work.onward"
    label = "onward"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_seen, register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.onward import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.onward.presenters.shown import place_of_onward  # noqa: PLC0415
        from rightdoor.work.onward.queries import ONWARD  # noqa: PLC0415
        from rightdoor.work.support.protocol import register_undone  # noqa: PLC0415

        register_whom(ONWARD, following.person_of_onward, following.onward_about)
        register_seen(ONWARD, following.seen_onward)
        register_follower(following.SentOn())
        register_place(ONWARD, place_of_onward, to_read=True)
        register_undone(following.not_answered)
