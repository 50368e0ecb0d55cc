"""A site that has nothing but this room, so that its tests stand on their own."""

from django.urls import include, path

urlpatterns = [path("", include("rightdoor.ground.design.urls"))]
