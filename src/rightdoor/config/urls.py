"""Every address of the site; each room keeps its own."""

from django.conf import settings
from django.urls import include, path

from rightdoor.config import failures, health
from rightdoor.ground.access.routes import ALWAYS, PUBLIC, open_to
from rightdoor.ground.design import views as design

looks = [  # the room of looks lies beneath access, so its declarations are made here
    path("display/", open_to(ALWAYS)(design.display), name="display"),
    path("leave/", open_to(PUBLIC)(design.leave), name="leave"),
]
if settings.DEMO or settings.MODE == "test":
    looks.append(path("gallery/", open_to(PUBLIC)(design.gallery), name="gallery"))

urlpatterns = [
    path("", include("rightdoor.doors.frontdoor.urls")),
    path("ask/", include("rightdoor.work.referrals.urls")),
    path("my-request/", include("rightdoor.work.passport.urls")),
    path("page/", include("rightdoor.work.passport.page_urls")),
    path("", include("rightdoor.work.listening.urls")),
    path("shown/", include("rightdoor.work.passport.shown_urls")),
    path("fill/", include("rightdoor.work.passport.fill_urls")),
    path("work/", include("rightdoor.work.triage.urls")),
    path("work/children/", include("rightdoor.work.child.urls")),
    path("work/children/", include("rightdoor.work.passport.staff_urls")),
    path("work/take/", include("rightdoor.work.referrals.taking_urls")),
    path("work/safety/", include("rightdoor.work.safeguarding.urls")),
    path("work/apart/", include("rightdoor.work.sealing.urls")),
    path("work/glass/", include("rightdoor.work.glass.urls")),
    path("work/", include("rightdoor.work.conflicts.urls")),
    path("work/", include("rightdoor.work.joining.urls")),
    path("work/", include("rightdoor.work.agreeing.urls")),
    path("work/", include("rightdoor.work.adjusting.urls")),
    path("work/support/", include("rightdoor.work.caseload.urls")),
    path("work/allocating/", include("rightdoor.work.allocating.urls")),
    path("work/capacity/", include("rightdoor.work.capacity.urls")),
    path("work/services/", include("rightdoor.sight.insight.urls")),
    path("work/services/", include("rightdoor.work.changing.urls")),
    path("work/today/", include("rightdoor.work.today.urls")),
    path("work/free-places/", include("rightdoor.work.freeplaces.urls")),
    path("work/assessments/", include("rightdoor.work.assessments.urls")),
    path("work/milestones/", include("rightdoor.work.milestones.urls")),
    path("work/onward/", include("rightdoor.work.onward.urls")),
    path("work/letters/", include("rightdoor.work.closing.urls")),
    path("work/", include("rightdoor.work.safetyplans.urls")),
    path("work/groups/", include("rightdoor.work.groups.urls")),
    path("work/calendar/", include("rightdoor.work.calendar.urls")),
    path("work/unusual/", include("rightdoor.work.oversight.urls")),
    path("work/continuity/", include("rightdoor.work.continuity.urls")),
    path("work/files/", include("rightdoor.ground.documents.urls")),
    path("work/tasks/", include("rightdoor.ground.tasks.urls")),
    path("work/records/", include("rightdoor.work.keeping.urls")),
    path("work/workforce/", include("rightdoor.records.workforce.urls")),
    path("", include("rightdoor.ground.access.urls")),
    path("", include("rightdoor.ground.signin.urls")),
    path("", include((looks, "design"))),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
handler400 = failures.bad_request
handler403 = failures.not_found
handler404 = failures.not_found
handler500 = failures.broken
