from django.urls import path

from rightdoor.work.groups.views import acting, reading

ONE = "<uuid:cohort_id>/"
MEETS = f"{ONE}sessions/<uuid:gathering_id>/"
PLACE = f"{ONE}places/<uuid:place_id>/"

urlpatterns = [
    path("", reading.groups, name="groups"),
    path("open/", acting.open_group, name="group-open"),
    path(ONE, reading.group, name="group"),
    path(f"{ONE}change/", acting.change, name="group-change"),
    path(f"{ONE}run/", acting.run, name="group-run"),
    path(f"{ONE}more/", acting.more, name="group-more"),
    path(f"{ONE}give/", acting.give, name="group-give"),
    path(f"{PLACE}leave/", acting.leave, name="group-leave"),
    path(f"{PLACE}back/", acting.back, name="group-back"),
    path(MEETS, reading.session, name="group-session"),
    path(f"{MEETS}register/", acting.register, name="group-register"),
    path(f"{MEETS}count/", acting.count, name="group-count"),
    path(f"{MEETS}note/", acting.note, name="group-note"),
    path(f"{MEETS}move/", acting.move, name="group-move"),
    path(f"{MEETS}off/", acting.off, name="group-off"),
]
