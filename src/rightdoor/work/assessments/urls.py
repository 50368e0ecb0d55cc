from django.urls import path

from rightdoor.work.assessments import views

ONE = "<uuid:assessment_id>/"

urlpatterns = [
    path("", views.due, name="assessments"),
    path("for/<uuid:person_id>/", views.begin, name="assessment-open"),
    path(ONE, views.one, name="assessment"),
    path(f"{ONE}author/", views.author, name="assessment-author"),
    path(f"{ONE}write/", views.write, name="assessment-write"),
    path(f"{ONE}leave-out/", views.out, name="assessment-out"),
    path(f"{ONE}sum-up/", views.sum_up, name="assessment-sum"),
]
