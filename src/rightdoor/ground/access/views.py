from django.http import HttpResponse
from django.shortcuts import render

from rightdoor.ground.access.presenters import rows_of_the_table
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to


@open_to(PUBLIC)
def who_may_what(request: Request) -> HttpResponse:
    """The table of who may do what, for anyone to read: it is about roles, never about people."""
    return render(request, "access/who_may_what.html", {"rows": rows_of_the_table()})
