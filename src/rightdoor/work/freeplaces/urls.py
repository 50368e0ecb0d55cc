from django.urls import path

from rightdoor.work.freeplaces import closed_views as closed
from rightdoor.work.freeplaces import views

OF = "of/<uuid:episode_id>/"

urlpatterns = [
    path(OF, views.of_one, name="free-place-of"),
    path(f"{OF}offer/", views.offer, name="free-place-offer"),
    path(f"{OF}<uuid:offered_id>/", views.answer, name="free-place-answer"),
    path("closed/<uuid:closed_id>/", closed.closed_list, name="closed-list"),
    path("closed/<uuid:closed_id>/<uuid:episode_id>/", closed.decide, name="closed-list-decide"),
    path("<str:service>/<slug:area>/", views.who_is_next, name="free-place"),
]
