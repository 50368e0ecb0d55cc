from django.apps import AppConfig


class Referrals(AppConfig):
    name = "rightdoor.work.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_whom  # noqa: PLC0415  needs the models
        from rightdoor.ground.documents.protocol import register_home, register_refused  # noqa: PLC0415
        from rightdoor.ground.messages.protocol import register_language  # noqa: PLC0415
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.referrals import policy, telling  # noqa: PLC0415  contributes this room's rows
        from rightdoor.work.referrals.actions.unsafe import hear_refused  # noqa: PLC0415
        from rightdoor.work.referrals.following import Requests  # noqa: PLC0415
        from rightdoor.work.referrals.speaking import language_of_message  # noqa: PLC0415
        from rightdoor.work.safeguarding.protocol import (  # noqa: PLC0415
            register_finder,
            register_flagged,
            register_reader,
        )

        register_home(telling.REFERRAL, telling.find_request, act=policy.OPEN_FILES)
        register_refused(hear_refused)
        register_language(telling.REFERRAL, language_of_message)
        register_follower(Requests())
        register_whom(telling.REFERRAL, telling.person_of_referral, telling.referrals_about)
        register_finder(telling.find_referral)
        register_flagged(telling.keep_flagged)
        register_reader(telling.DRAFT, telling.read_draft)
        register_reader(telling.REFERRAL, telling.read_referral)
