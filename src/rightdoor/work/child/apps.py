from django.apps import AppConfig


class Child(AppConfig):
    name = "rightdoor.work.child"
    label = "child"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.records.people.page import Part, register_part, register_telling  # noqa: PLC0415
        from rightdoor.work.child import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.work.child.presenters import family, now  # noqa: PLC0415

        register_part("now", Part(10, "child/now.html", now.now_of, beside=True))
        register_part("family", Part(40, "child/family_card.html", family.card_of))
        register_telling("family", family.told_of_family)
