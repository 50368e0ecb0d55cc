from django.urls import path

from rightdoor.records.workforce.views import people, roles

urlpatterns = [
    path("", people.everybody, name="workforce"),
    path("<uuid:account_id>/", people.one, name="workforce-one"),
    path("<uuid:account_id>/qualify/", people.qualify, name="workforce-qualify"),
    path("<uuid:account_id>/supervise/", people.supervise, name="workforce-supervise"),
    path("qualification/<uuid:qualification_id>/end/", people.end_qualification, name="workforce-end-qualification"),
    path("supervision/<uuid:supervision_id>/end/", people.end_supervision, name="workforce-end-supervision"),
    path("<uuid:account_id>/roles/", roles.one, name="workforce-roles"),
    path("<uuid:account_id>/roles/ask/", roles.ask, name="workforce-ask-role"),
    path("roles/<uuid:asked_id>/second/", roles.agree, name="workforce-agree-role"),
    path("roles/<uuid:held_id>/take/", roles.take, name="workforce-take-role"),
]
