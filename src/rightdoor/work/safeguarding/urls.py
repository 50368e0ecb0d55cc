from django.urls import path

from rightdoor.work.safeguarding import views

urlpatterns = [
    path("", views.flags, name="safety-list"),
    path("contact/<uuid:contact_id>/", views.contact, name="safety-contact"),
    path("contact/<uuid:contact_id>/made/", views.made, name="safety-made"),
    path("request/<uuid:request_id>/raise/", views.raise_about_request, name="safety-raise"),
    path("request/<uuid:request_id>/contact/", views.contact_about_request, name="safety-prepare-request"),
    path("<uuid:flag_id>/", views.flag, name="safety-flag"),
    path("<uuid:flag_id>/handle/", views.handle, name="safety-handle"),
    path("<uuid:flag_id>/contact/", views.contact_about_flag, name="safety-prepare"),
]
