from django.apps import AppConfig


class Demo(AppConfig):
    name = "rightdoor.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
