from django.urls import path

from rightdoor.work.allocating import views

ONE = "<uuid:account_id>/"

urlpatterns = [
    path("", views.mine, name="brings-mine"),
    path(ONE, views.one, name="brings"),
    path(f"{ONE}keep/", views.keep, name="brings-keep"),
    path(f"{ONE}away/", views.away, name="brings-away"),
]
