from django.urls import path

from rightdoor.work.agreeing.views import answers, in_help, judging, sharing

ONE = "children/<uuid:person_id>/agreement/"

urlpatterns = [
    path(ONE, answers.page, name="agreement"),
    path(f"{ONE}write/", answers.write, name="agreement-write"),
    path(f"{ONE}share/", sharing.share, name="agreement-share"),
    path(f"{ONE}share/<uuid:sharing_id>/end/", sharing.end, name="agreement-end"),
    path(f"{ONE}competence/", judging.judge, name="agreement-judge"),
    path(f"{ONE}capacity/", judging.doubt, name="agreement-doubt"),
    path(f"{ONE}capacity/<uuid:doubt_id>/", judging.settle, name="agreement-settle"),
    path("help/<uuid:episode_id>/agreement/", in_help.write, name="agreement-in-help"),
    path("shared/", sharing.shared_with_me, name="shared-with-me"),
]
