from django.urls import path

from rightdoor.records.workforce import views

urlpatterns = [
    path("", views.everybody, name="workforce"),
    path("<uuid:account_id>/", views.one, name="workforce-one"),
    path("<uuid:account_id>/qualify/", views.qualify, name="workforce-qualify"),
    path("<uuid:account_id>/supervise/", views.supervise, name="workforce-supervise"),
    path("qualification/<uuid:qualification_id>/end/", views.end_qualification, name="workforce-end-qualification"),
    path("supervision/<uuid:supervision_id>/end/", views.end_supervision, name="workforce-end-supervision"),
]
