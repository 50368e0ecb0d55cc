from django.apps import AppConfig


class Frontdoor(AppConfig):
    name = "rightdoor.doors.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"
