from django.urls import path

from rightdoor.work.passport.views import choosing, deciding, knocking, saying, story

urlpatterns = [
    path("", knocking.knock, name="my-request"),
    path("finish/", knocking.finish, name="my-request-finish"),
    path("open/", story.story, name="my-request-open"),
    path("looked/", story.looked, name="my-request-looked"),
    path("sent/", story.sent, name="my-request-sent"),
    path("letters/<int:number>/", story.letter, name="my-request-letter"),
    path("add/", saying.add, name="my-request-add"),
    path("worse/", saying.worse, name="my-request-worse"),
    path("worse/help/", saying.danger, name="my-request-help"),
    path("reach/", saying.reach, name="my-request-reach"),
    path("questions/", deciding.questions, name="my-request-questions"),
    path("choose/", choosing.choose, name="my-request-choose"),
    path("stop/", deciding.stop, name="my-request-stop"),
    path("agreement/", deciding.agreement, name="my-request-agreement"),
]
