from django.urls import path

from rightdoor.ground.access import views

urlpatterns = [
    path("who-may-what/", views.who_may_what, name="who-may-what"),
]
