"""The addresses of the front door: none names a person, a need or a service."""

from django.urls import path

from rightdoor.doors.frontdoor.views import asking, finding, home, service_pages

urlpatterns = [
    path("", home.home, name="front-home"),
    path("help/", home.help_now, name="front-help"),
    path("help/easy/", home.help_easily, name="front-help-easy"),
    path("area/", home.choose_area, name="front-area"),
    path("find/", finding.find_help, name="front-find"),
    path("find/list/", finding.list_of_help, name="front-list"),
    path("services/<int:number>/", service_pages.service, name="front-service"),
    path("services/<int:number>/ask/", service_pages.ask_for_it, name="front-carry"),
    path("what-would-help/", asking.start, name="front-questions"),
    path("what-would-help/1/", asking.safety, name="front-safety"),
    path("what-would-help/now/", asking.now, name="front-now"),
    path("what-would-help/tell/", service_pages.ask_for_it, name="front-tell"),
    path("what-would-help/<int:number>/", asking.question, name="front-question"),
]
