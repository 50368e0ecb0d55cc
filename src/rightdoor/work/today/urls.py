from django.urls import path

from rightdoor.work.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("list/", views.take, name="today-take"),
    path("phone/", views.phone, name="today-phone"),
    path("worker.js", views.worker, name="today-worker"),
    path("app.webmanifest", views.manifest, name="today-manifest"),
    path("<uuid:episode_id>/note/", views.note, name="today-note"),
]
