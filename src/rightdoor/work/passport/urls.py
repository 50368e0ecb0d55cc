from django.urls import path

from rightdoor.work.passport.views import choosing, deciding, keys, knocking, listening, saying, story, writing

urlpatterns = [
    path("", knocking.knock, name="my-request"),
    path("finish/", knocking.finish, name="my-request-finish"),
    path("phone/", keys.open_it, name="my-request-phone"),
    path("phone/question/", keys.ask, name="my-request-phone-question"),
    path("phone/keep/", keys.keep, name="my-request-phone-keep"),
    path("phone/keep/question/", keys.ask_new, name="my-request-phone-new"),
    path("phone/forget/", keys.forget, name="my-request-phone-forget"),
    path("open/", story.story, name="my-request-open"),
    path("looked/", story.looked, name="my-request-looked"),
    path("sent/", story.sent, name="my-request-sent"),
    path("letters/<int:number>/", story.letter, name="my-request-letter"),
    path("add/", saying.add, name="my-request-add"),
    path("how/", listening.how, name="my-request-how"),
    path("complain/", listening.complain, name="my-request-complain"),
    path("messages/", writing.messages, name="my-request-messages"),
    path("worse/", saying.worse, name="my-request-worse"),
    path("worse/help/", saying.danger, name="my-request-help"),
    path("reach/", saying.reach, name="my-request-reach"),
    path("questions/", deciding.questions, name="my-request-questions"),
    path("choose/", choosing.choose, name="my-request-choose"),
    path("stop/", deciding.stop, name="my-request-stop"),
    path("agreement/", deciding.agreement, name="my-request-agreement"),
    path("agreement/easy/", deciding.agreement_easily, name="my-request-agreement-easy"),
]
