from django.apps import AppConfig


class Milestones(AppConfig):
    name = "rightdoor.work.milestones"
    label = "milestones"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_seen, register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.milestones import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.milestones.presenters import place_of_milestone  # noqa: PLC0415
        from rightdoor.work.milestones.queries import MILESTONE  # noqa: PLC0415

        register_whom(MILESTONE, following.person_of_milestone, following.milestones_about)
        register_seen(MILESTONE, following.seen_milestones)
        register_follower(following.Milestones())
        register_place(MILESTONE, place_of_milestone)
