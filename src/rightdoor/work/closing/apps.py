from django.apps import AppConfig


class Closing(AppConfig):
    name = "rightdoor.work.closing"
    label = "closing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.whom import register_seen, register_whom  # noqa: PLC0415  needs the models
        from rightdoor.records.people.protocol import register_follower  # noqa: PLC0415
        from rightdoor.work.closing import following, policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.closing.queries import CLOSING  # noqa: PLC0415

        register_whom(CLOSING, following.person_of_letter, following.letters_about)
        register_seen(CLOSING, following.seen_letters)
        register_follower(following.ClosingLetters())
