from django.urls import path

from rightdoor.work.passport.views import knocking

urlpatterns = [
    path("", knocking.knock, name="my-request"),
    path("finish/", knocking.finish, name="my-request-finish"),
]
