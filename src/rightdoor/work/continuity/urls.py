from django.urls import path

from rightdoor.work.continuity import views

urlpatterns = [
    path("", views.openings, name="continuity"),
    path("<uuid:opening_id>/", views.review, name="continuity-review"),
]
