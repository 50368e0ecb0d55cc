from django.urls import path

from rightdoor.work.triage.views import deciding, dying, facts, handing, meeting, queue, requests, writing

ONE = "requests/<uuid:referral_id>/"

urlpatterns = [
    path("", queue.home, name="work-home"),
    path("queue/", queue.queue, name="queue"),
    path("queue/<uuid:referral_id>/look/", queue.look, name="queue-look"),
    path("search/", queue.search, name="search"),
    path(ONE, requests.one, name="request"),
    path(f"{ONE}peek/", queue.peek, name="request-peek"),
    path(f"{ONE}look/", requests.look, name="request-look"),
    path(f"{ONE}contact/", requests.contact, name="request-contact"),
    path(f"{ONE}write/", writing.answer, name="request-write-back"),
    path(f"{ONE}no-answer/", writing.no_answer, name="request-no-answer"),
    path(f"{ONE}meet/", meeting.offer, name="request-offer-time"),
    path(f"{ONE}meet/<uuid:appointment_id>/", meeting.cancel, name="request-call-off"),
    path(f"{ONE}ask/", requests.ask, name="request-ask"),
    path(f"{ONE}soon/", requests.soon, name="request-soon"),
    path(f"{ONE}withdraw/", requests.withdraw, name="request-withdraw"),
    path(f"{ONE}agreement/", requests.agree, name="request-agree"),
    path(f"{ONE}facts/", facts.correct, name="request-correct"),
    path(f"{ONE}questions/<uuid:question_id>/", facts.answer, name="request-answer"),
    path(f"{ONE}with/<uuid:other_id>/", facts.compare, name="request-compare"),
    path(f"{ONE}death/", dying.death, name="request-death"),
    path(f"{ONE}death/look/", dying.look, name="request-death-look"),
    path(f"{ONE}death/undo/", dying.undo, name="request-death-undo"),
    path(f"{ONE}decide/", deciding.decide, name="decide"),
    path(f"{ONE}decide/keep/", deciding.keep, name="decide-keep"),
    path(f"{ONE}decide/letter/", deciding.letter, name="decide-letter"),
    path(f"{ONE}decide/offer/", deciding.offer, name="decide-offer"),
    path(f"{ONE}decide/competence/", deciding.competence, name="decide-competence"),
    path(f"{ONE}options/<uuid:offer_id>/", deciding.reply, name="request-reply"),
    path(f"{ONE}decisions/<uuid:decision_id>/", handing.decided, name="decided"),
    path("sent/<uuid:recommendation_id>/", handing.hand_over, name="hand-over"),
    path("sent/<uuid:recommendation_id>/release/", handing.release, name="release"),
]
