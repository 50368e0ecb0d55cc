from django.urls import path

from rightdoor.sight.insight import views

urlpatterns = [
    path("changes/<uuid:change_id>/preview/", views.preview, name="change-preview"),
]
