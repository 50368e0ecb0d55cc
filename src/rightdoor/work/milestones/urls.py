from django.urls import path

from rightdoor.work.milestones import views

urlpatterns = [
    path("", views.mine, name="milestones"),
    path("<uuid:milestone_id>/", views.settle, name="milestone-settle"),
]
