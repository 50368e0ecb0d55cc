from django.apps import AppConfig


class SafetyPlans(AppConfig):
    name = "rightdoor.work.safetyplans"
    label = "safetyplans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.pure.programmes import Thing  # noqa: PLC0415
        from rightdoor.records.people.page import Part, register_part, register_telling  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415
        from rightdoor.work.safetyplans import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.safetyplans.models import SafetyPlan  # noqa: PLC0415
        from rightdoor.work.safetyplans.presenters import plan  # noqa: PLC0415
        from rightdoor.work.support.protocol import register_there  # noqa: PLC0415

        register_whom(following.PLAN, following.person_of_plan, following.plans_about)
        register_follower(following.Plans())
        register_kept(SafetyPlan)
        register_there(Thing.SAFETY_PLAN, following.has_plan)
        register_place(following.PLAN, plan.place_of_plan)
        register_part("plan", Part(11, "safetyplans/part.html", plan.face, beside=True))
        register_telling("plan", plan.told)
