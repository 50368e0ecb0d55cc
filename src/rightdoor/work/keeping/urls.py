from django.urls import path

from rightdoor.work.keeping.views import copies, endings, holds, overview, record

urlpatterns = [
    path("", overview.records, name="records"),
    path("schedule/", overview.schedule, name="records-schedule"),
    path("find/", overview.find, name="records-find"),
    path("of/<str:kind>/<uuid:record_id>/", record.record_of, name="records-of"),
    path("of/<str:kind>/<uuid:record_id>/hold/", record.hold_record, name="records-hold-one"),
    path("of/<str:kind>/<uuid:record_id>/erase/", record.ask_erasure, name="records-ask-erasure"),
    path("of/<str:kind>/<uuid:record_id>/copy/", record.ask_copy, name="records-ask-copy"),
    path("hold-all/", holds.hold_everything, name="records-hold-all"),
    path("holds/<uuid:hold_id>/", holds.hold, name="records-hold"),
    path("holds/<uuid:hold_id>/end/", holds.ask_to_lift, name="records-ask-to-lift"),
    path("holds/<uuid:hold_id>/agree/", holds.lift, name="records-lift"),
    path("propose/", endings.propose, name="records-propose"),
    path("keep/", endings.keep, name="records-keep"),
    path("sign/", endings.sign, name="records-sign"),
    path("send-back/", endings.send_back, name="records-send-back"),
    path("endings/<uuid:ending_id>/", endings.ending, name="records-ending"),
    path("endings/<uuid:ending_id>/propose/", endings.propose_erasure, name="records-propose-erasure"),
    path("endings/<uuid:ending_id>/keep/", endings.refuse_erasure, name="records-refuse-erasure"),
    path("copies/<uuid:request_id>/", copies.copy, name="records-copy"),
    path("copies/<uuid:request_id>/make/", copies.make, name="records-make"),
    path("copies/<uuid:request_id>/read/", copies.read, name="records-read"),
    path("copies/<uuid:request_id>/hold-back/", copies.hold_back, name="records-hold-back"),
    path("copies/<uuid:request_id>/release/", copies.release, name="records-release"),
    path("copies/<uuid:request_id>/fetch/", copies.fetch, name="records-fetch"),
]
