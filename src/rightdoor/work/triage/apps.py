from django.apps import AppConfig


class Triage(AppConfig):
    name = "rightdoor.work.triage"
    label = "triage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages.protocol import register_gate  # noqa: PLC0415
        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415
        from rightdoor.records.people.page import register_telling  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.referrals.protocol import register_to_do  # noqa: PLC0415
        from rightdoor.work.triage import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.triage.parents import answer_kept_from_asker, kept_from_parent  # noqa: PLC0415
        from rightdoor.work.triage.presenters.told import told  # noqa: PLC0415
        from rightdoor.work.writing import protocol as writing  # noqa: PLC0415

        register_follower(following.Recommendations())
        register_telling("requests", told)
        register_gate("referrals.referral", kept_from_parent)
        register_to_do(following.is_on_its_way)
        writing.register_gate(answer_kept_from_asker)
        register_place("writing.line", following.page_of_line)
        register_place("people.death", following.page_of_death)
        register_place("referrals.referral", following.page_of_request, to_read=True)
