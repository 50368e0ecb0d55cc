from django.apps import AppConfig


class Families(AppConfig):
    name = "rightdoor.records.families"
    label = "families"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.messages.protocol import register_gate_of_all  # noqa: PLC0415
        from rightdoor.records.families import models as of_families  # noqa: PLC0415
        from rightdoor.records.families.secrets import kept_from_them  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415

        register_gate_of_all(kept_from_them)
        register_kept(of_families.Bond, of_families.Responsibility, of_families.MustNotKnow, of_families.Professional)
