from django.urls import path

from rightdoor.work.referrals.views import taking

urlpatterns = [
    path("", taking.calls, name="take-calls"),
    path("<uuid:draft_id>/", taking.call, name="take-call"),
    path("<uuid:draft_id>/keep/", taking.keep, name="take-keep"),
    path("<uuid:draft_id>/done/", taking.done, name="take-done"),
]
