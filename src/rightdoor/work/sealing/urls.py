from django.urls import path

from rightdoor.work.sealing import views

PART = "<uuid:part_id>/"

urlpatterns = [
    path(PART, views.apart, name="apart"),
    path(f"{PART}who/", views.who, name="apart-who"),
    path(f"{PART}name/", views.name, name="apart-name"),
    path(f"{PART}take-away/", views.take_away, name="apart-take-away"),
    path(f"{PART}ask/", views.ask, name="apart-ask"),
    path("asked/<uuid:unsealing_id>/", views.answer, name="apart-answer"),
]
