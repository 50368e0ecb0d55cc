from django.urls import path

from rightdoor.ground.tasks import views

urlpatterns = [
    path("", views.mine, name="tasks-mine"),
    path("rota/", views.rota, name="tasks-rota"),
    path("rota/add/", views.add_turns, name="tasks-rota-add"),
    path("rota/<uuid:shift_id>/end/", views.end_turn, name="tasks-rota-end"),
    path("<uuid:task_id>/", views.one, name="tasks-one"),
    path("<uuid:task_id>/acknowledge/", views.acknowledge, name="tasks-acknowledge"),
    path("<uuid:task_id>/finish/", views.finish, name="tasks-finish"),
    path("<uuid:task_id>/send-again/", views.send_again, name="tasks-send-again"),
    path("<uuid:task_id>/keep-back/", views.keep_back, name="tasks-keep-back"),
]
