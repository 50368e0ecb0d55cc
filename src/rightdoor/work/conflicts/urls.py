from django.urls import path

from rightdoor.work.conflicts import views

urlpatterns = [
    path("requests/<uuid:referral_id>/know/", views.know, name="request-know"),
    path("conflicts/", views.own, name="conflicts"),
    path("conflicts/blocks/", views.blocks, name="conflicts-blocks"),
    path("conflicts/blocks/make/", views.make, name="conflicts-make"),
    path("conflicts/blocks/<uuid:block_id>/end/", views.end, name="conflicts-end"),
    path("conflicts/<uuid:declaration_id>/", views.said, name="conflicts-said"),
    path("conflicts/<uuid:declaration_id>/settle/", views.settle, name="conflicts-settle"),
]
