from django.apps import AppConfig


class Adjustments(AppConfig):
    name = "rightdoor.records.adjustments"
    label = "adjustments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.messages.protocol import register_needs  # noqa: PLC0415
        from rightdoor.records.adjustments import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.records.adjustments.models import CommunicationNeed  # noqa: PLC0415
        from rightdoor.records.adjustments.presenters import needs_about  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415

        register_follower(following.Needed())
        register_kept(CommunicationNeed)
        register_needs(needs_about)
        register_whom(following.NEED, following.person_of_need, following.needs_about)
