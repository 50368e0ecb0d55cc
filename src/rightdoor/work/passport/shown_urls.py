from django.urls import path

from rightdoor.work.passport.views import shown

urlpatterns = [
    path("", shown.page, name="shown"),
    path("close/", shown.close, name="shown-close"),
    path("<slug:secret>/", shown.knock, name="shown-knock"),
]
