from django.urls import path

from rightdoor.work.closing import views

ONE = "<uuid:episode_id>/"

urlpatterns = [
    path(ONE, views.letters, name="closing-letters"),
    path(f"{ONE}<str:letter_to>/", views.letter, name="closing-letter"),
    path(f"{ONE}<str:letter_to>/anew/", views.anew, name="closing-letter-anew"),
    path(f"{ONE}<str:letter_to>/send/", views.send, name="closing-letter-send"),
    path(f"{ONE}<str:letter_to>/paper/", views.paper, name="closing-letter-paper"),
]
