from django.apps import AppConfig


class Joining(AppConfig):
    name = "rightdoor.work.joining"
    label = "joining"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415

        from rightdoor.ground.tasks.protocol import register_place  # noqa: PLC0415  needs the models
        from rightdoor.records.people.settled import register_doubt  # noqa: PLC0415
        from rightdoor.work.joining import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.joining.calls import known_on_a_call  # noqa: PLC0415
        from rightdoor.work.joining.models import Joining  # noqa: PLC0415
        from rightdoor.work.referrals.protocol import register_known  # noqa: PLC0415

        register_known(known_on_a_call)
        register_doubt("joining", lambda person: Joining.objects.of(person).in_doubt().exists())
        register_place("joining.joining", lambda key: reverse("joining", args=[key]))
