from django.apps import AppConfig


class People(AppConfig):
    name = "rightdoor.records.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.ground.access.walled.building import register_question  # noqa: PLC0415
        from rightdoor.records.people import policy  # noqa: F401, PLC0415  contributes this room's rows
        from rightdoor.records.people.linking.known import known_in_sql  # noqa: PLC0415
        from rightdoor.records.people.models import Death  # noqa: PLC0415
        from rightdoor.records.people.there import register_kept  # noqa: PLC0415

        register_question("known(bigint[])", known_in_sql)
        register_kept(Death)
