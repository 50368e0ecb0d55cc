"""The addresses of asking for help: none names a person, a need, a service or a code."""

from django.urls import path

from rightdoor.work.referrals.views import checking, keeping, papers, starting, steps

urlpatterns = [
    path("", starting.start, name="ask-start"),
    path("stop/", starting.put_away, name="ask-stop"),
    path("<int:number>/", steps.step, name="ask-step"),
    path("<int:number>/keep/", steps.keep, name="ask-keep"),
    path("list/", steps.task_list, name="ask-list"),
    path("now/", steps.now, name="ask-now"),
    path("later/", keeping.later, name="ask-later"),
    path("kept/", keeping.kept, name="ask-kept"),
    path("files/", papers.papers, name="ask-files"),
    path("files/<uuid:document_id>/out/", papers.take_out, name="ask-take-out"),
    path("check/", checking.check, name="ask-check"),
    path("send/", checking.send, name="ask-send"),
    path("sent-before/", checking.differs, name="ask-differs"),
    path("again/", checking.again, name="ask-again"),
    path("done/", checking.done, name="ask-done"),
    path("done/easy/", checking.done_easily, name="ask-done-easy"),
    path("done/word/", checking.word, name="ask-word"),
]
