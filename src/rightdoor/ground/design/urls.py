"""The addresses of this room; the settings of the site wrap each with who may use it."""

from django.urls import path

from rightdoor.ground.design import views

app_name = "design"

urlpatterns = [
    path("display/", views.display, name="display"),
    path("leave/", views.leave, name="leave"),
    path("gallery/", views.gallery, name="gallery"),
]
