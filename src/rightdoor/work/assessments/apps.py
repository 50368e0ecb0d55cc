from django.apps import AppConfig


class Assessments(AppConfig):
    name = "rightdoor.work.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.people.page import Part, register_part  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415
        from rightdoor.work.assessments import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.assessments.models import Assessment  # noqa: PLC0415
        from rightdoor.work.assessments.presenters import face, place_of_assessment  # noqa: PLC0415
        from rightdoor.work.assessments.queries import ASSESSMENT  # noqa: PLC0415

        register_whom(ASSESSMENT, following.person_of_assessment, following.assessments_about)
        register_follower(following.Assessments())
        register_kept(Assessment)
        register_place(ASSESSMENT, place_of_assessment)
        register_part("assessments", Part(12, "assessments/part.html", face, beside=True))
