"""Two questions that a balancer asks."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from rightdoor.ground.access.routes import ALWAYS, open_to


@open_to(ALWAYS)
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


@open_to(ALWAYS)
def ready(_request: HttpRequest) -> JsonResponse:
    """The process can work: the database answers and its tables are up to date."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1 from access_partnership limit 1")
    except DatabaseError:
        return JsonResponse({"ready": False, "because": "the database does not answer"}, status=503)
    return JsonResponse({"ready": True})
