from django.urls import path

from rightdoor.work.capacity import views

urlpatterns = [
    path("asked/<uuid:capacity_id>/", views.settle, name="capacity-settle"),
    path("asked/<uuid:capacity_id>/back/", views.back, name="capacity-back"),
    path("<str:service>/<slug:area>/", views.one, name="capacity"),
    path("<str:service>/<slug:area>/ask/", views.ask, name="capacity-ask"),
]
