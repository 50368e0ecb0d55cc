from django.urls import path

from rightdoor.work.safetyplans.views import reading, sharing, writing

ONE = "children/<uuid:person_id>/plan/"

urlpatterns = [
    path(ONE, reading.plan, name="plan"),
    path(f"{ONE}write/", writing.write, name="plan-write"),
    path(f"{ONE}share/", sharing.share, name="plan-share"),
    path(f"{ONE}paper/<str:reader>/", sharing.paper, name="plan-paper"),
    path(f"{ONE}<uuid:plan_id>/", reading.version, name="plan-version"),
]
