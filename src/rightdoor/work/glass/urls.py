from django.urls import path

from rightdoor.work.glass import views

urlpatterns = [
    path("", views.begin, name="glass"),
    path("open/", views.open_now, name="glass-open"),
    path("<uuid:glass_id>/close/", views.close, name="glass-close"),
    path("<uuid:glass_id>/", views.review, name="glass-review"),
]
