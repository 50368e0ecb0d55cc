from django.urls import path

from rightdoor.work.onward import views

ONE = "<uuid:onward_id>/"

urlpatterns = [
    path("", views.mine, name="onward-list"),
    path("from/<uuid:episode_id>/", views.send, name="onward-send"),
    path(ONE, views.one, name="onward"),
    path(f"{ONE}received/", views.receive, name="onward-receive"),
    path(f"{ONE}yes/", views.accept, name="onward-accept"),
    path(f"{ONE}back/", views.give_back, name="onward-back"),
    path(f"{ONE}withdraw/", views.withdraw, name="onward-withdraw"),
]
