from django.urls import path

from rightdoor.work.passport.views import page

urlpatterns = [
    path("", page.page, name="page"),
    path("newer/", page.newer, name="page-newer"),
    path("worker.js", page.worker, name="page-worker"),
    path("<int:number>.webmanifest", page.manifest, name="page-manifest"),
]
