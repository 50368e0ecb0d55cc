from django.urls import path

from rightdoor.ground.access import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("who-may-what/", views.who_may_what, name="who-may-what"),
]
