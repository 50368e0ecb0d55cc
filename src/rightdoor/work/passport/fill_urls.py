from django.urls import path

from rightdoor.work.passport.views import filling

urlpatterns = [
    path("", filling.page, name="fill"),
    path("close/", filling.close, name="fill-close"),
    path("<slug:secret>/", filling.knock, name="fill-knock"),
]
