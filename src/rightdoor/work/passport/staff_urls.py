from django.urls import path

from rightdoor.work.passport.views import placing, workers

urlpatterns = [
    path("<uuid:person_id>/told/", workers.told, name="child-told"),
    path("<uuid:person_id>/place/", placing.place, name="child-place"),
    path("<uuid:person_id>/place/word/", placing.new_word, name="child-place-word"),
    path("<uuid:person_id>/told/give/", workers.give, name="child-told-give"),
    path("<uuid:person_id>/told/given/<uuid:link_id>/", workers.given, name="child-told-given"),
    path("<uuid:person_id>/told/given/<uuid:link_id>/end/", workers.end, name="child-told-end"),
]
