from django.apps import AppConfig


class Triage(AppConfig):
    name = "rightdoor.work.triage"
    label = "triage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.triage import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.triage.following import Recommendations, page_of_death  # noqa: PLC0415

        register_follower(Recommendations())
        register_place("people.death", page_of_death)
