from django.urls import path

from rightdoor.work.joining import views

urlpatterns = [
    path("known/", views.look, name="known"),
    path("requests/<uuid:referral_id>/known/", views.known, name="request-known"),
    path("requests/<uuid:referral_id>/known/who/", views.who, name="request-known-who"),
    path("requests/<uuid:referral_id>/known/<uuid:other_id>/", views.compare, name="request-known-one"),
    path("requests/<uuid:referral_id>/known/<uuid:other_id>/join/", views.join, name="request-known-join"),
    path("requests/<uuid:referral_id>/known/<uuid:other_id>/apart/", views.apart, name="request-known-apart"),
    path("joinings/", views.joinings, name="joinings"),
    path("joinings/<uuid:joining_id>/", views.one, name="joining"),
    path("joinings/<uuid:joining_id>/answer/", views.answer, name="joining-answer"),
    path("joinings/<uuid:joining_id>/part/", views.part, name="joining-part"),
    path("joinings/<uuid:joining_id>/review/", views.review, name="joining-review"),
]
