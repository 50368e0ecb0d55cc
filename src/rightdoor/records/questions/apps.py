from django.apps import AppConfig


class Questions(AppConfig):
    name = "rightdoor.records.questions"
    label = "questions"
    default_auto_field = "django.db.models.BigAutoField"
