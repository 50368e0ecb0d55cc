from django.apps import AppConfig


class Agreements(AppConfig):
    name = "rightdoor.records.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.records.agreements import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.records.agreements.models import Sharing  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415

        register_follower(following.Agreed())
        register_kept(Sharing)
        for kind, model in following.ABOUT_SOMEBODY.items():
            register_whom(kind, following.finder(model), following.things(model))
