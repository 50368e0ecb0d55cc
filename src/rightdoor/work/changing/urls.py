from django.urls import path

from rightdoor.work.changing.views import changes, listing, parts

urlpatterns = [
    path("", listing.all_of_them, name="service-rules"),
    path("changes/<uuid:change_id>/", changes.one, name="change"),
    path("changes/<uuid:change_id>/text/", changes.text, name="change-text"),
    path("changes/<uuid:change_id>/ask/", changes.ask, name="change-ask"),
    path("changes/<uuid:change_id>/settle/", changes.settle, name="change-settle"),
    path("changes/<uuid:change_id>/back/", changes.back, name="change-back"),
    path("changes/<uuid:change_id>/withdraw/", changes.withdraw, name="change-withdraw"),
    path("changes/<uuid:change_id>/parts/<int:number>/", parts.one, name="change-part"),
    path("changes/<uuid:change_id>/parts/<int:number>/remove/", parts.remove, name="change-part-remove"),
    path("changes/<uuid:change_id>/new/<str:kind>/", parts.new, name="change-part-new"),
    path("<str:service>/", listing.one, name="service-rules-of"),
    path("<str:service>/<str:section>/begin/", listing.begin, name="change-begin"),
]
