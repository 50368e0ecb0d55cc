from django.urls import path

from rightdoor.ground.documents.views import download

urlpatterns = [path("<uuid:document_id>/", download, name="file")]
