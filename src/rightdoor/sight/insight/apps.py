from django.apps import AppConfig


class InsightRoom(AppConfig):
    name = "rightdoor.sight.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.walled.building import register_question  # noqa: PLC0415
        from rightdoor.sight.insight import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.sight.insight.gathering import gather_soon  # noqa: PLC0415
        from rightdoor.sight.insight.past import SIGNATURE, past_in_sql  # noqa: PLC0415
        from rightdoor.work.referrals.protocol import register_matched  # noqa: PLC0415

        register_question(SIGNATURE, past_in_sql)
        register_matched(gather_soon)
