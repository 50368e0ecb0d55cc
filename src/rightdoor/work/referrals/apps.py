from django.apps import AppConfig


class Referrals(AppConfig):
    name = "rightdoor.work.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rightdoor.work.referrals import policy  # noqa: F401, PLC0415  contributes this room's rows
