from django.urls import path

from rightdoor.work.child.views import child, family

ONE = "<uuid:person_id>/"

urlpatterns = [
    path(ONE, child.child, name="child"),
    path(f"{ONE}family/", family.family, name="child-family"),
    *(path(f"{ONE}family/{kind}/", family.tell, {"kind": kind}, name=f"child-tell-{kind}") for kind in family.TELLING),
    *(
        path(f"{ONE}family/{kind}/<uuid:fact_id>/end/", family.end, {"kind": kind}, name=f"child-end-{kind}")
        for kind in family.ENDING
    ),
]
