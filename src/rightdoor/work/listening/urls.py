from django.urls import path

from rightdoor.work.listening import views

ONE = "work/complaints/<uuid:complaint_id>/"

urlpatterns = [
    path("complain/", views.complain_here, name="complain"),
    path("complain/sent/", views.sent, name="complain-sent"),
    path("work/complaints/", views.complaints, name="complaints"),
    path("work/complaints/take/", views.take, name="complaints-take"),
    path(ONE, views.one, name="complaint"),
    path(f"{ONE}answer/", views.answer, name="complaint-answer"),
    path(f"{ONE}step/", views.step, name="complaint-step"),
    path(f"{ONE}about/", views.about, name="complaint-about"),
    path("work/how-it-was/", views.voices, name="voices"),
]
