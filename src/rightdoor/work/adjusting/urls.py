from django.urls import path

from rightdoor.work.adjusting import views

ONE = "children/<uuid:person_id>/needs/"

urlpatterns = [
    path(ONE, views.needs, name="needs"),
    path(f"{ONE}<uuid:need_id>/still/", views.confirm, name="needs-still"),
    path(f"{ONE}<uuid:need_id>/end/", views.end, name="needs-end"),
]
