from django.urls import path

from rightdoor.work.child import views

urlpatterns = [
    path("<uuid:person_id>/", views.child, name="child"),
]
