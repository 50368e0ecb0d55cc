from django.apps import AppConfig


class Documents(AppConfig):
    name = "rightdoor.ground.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
