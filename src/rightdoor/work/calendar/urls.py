from django.urls import path

from rightdoor.work.calendar import views

OF = "of/<uuid:episode_id>/"
ONE = f"{OF}<uuid:booking_id>/"

urlpatterns = [
    path("", views.mine, name="calendar"),
    path("team/", views.team, name="calendar-team"),
    path("rooms/", views.rooms, name="calendar-rooms"),
    path("rooms/<uuid:room_id>/", views.room, name="calendar-room"),
    path("rooms/<uuid:room_id>/close/", views.close, name="calendar-room-close"),
    path(OF, views.of_one, name="calendar-of"),
    path(f"{OF}book/", views.book_one, name="calendar-book"),
    path(f"{ONE}move/", views.move_one, name="calendar-move"),
    path(f"{ONE}cancel/", views.cancel_one, name="calendar-cancel"),
    path(f"{ONE}file/", views.file_of, name="calendar-file"),
    path(f"{ONE}written/", views.write_up, name="calendar-write-up"),
]
