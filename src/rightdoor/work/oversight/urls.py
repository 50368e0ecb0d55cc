from django.urls import path

from rightdoor.work.oversight import views

urlpatterns = [
    path("", views.unusual, name="unusual"),
    path("<uuid:week_id>/settle/", views.settle, name="unusual-settle"),
]
