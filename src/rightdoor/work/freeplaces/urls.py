from django.urls import path

from rightdoor.work.freeplaces import views

OF = "of/<uuid:episode_id>/"

urlpatterns = [
    path(OF, views.of_one, name="free-place-of"),
    path(f"{OF}offer/", views.offer, name="free-place-offer"),
    path(f"{OF}<uuid:offered_id>/", views.answer, name="free-place-answer"),
    path("<str:service>/<slug:area>/", views.who_is_next, name="free-place"),
]
