"""A page's questions are asked in one transaction; what was written about a page that is not there stays."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import Http404, HttpResponse

from rightdoor.ground.access import routes
from rightdoor.ground.access.models import Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_on_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """No transaction is open when a page is asked for; here the test's own is."""
    monkeypatch.setattr(routes, "connection", SimpleNamespace(in_atomic_block=False))


def test_a_page_is_answered_inside_a_transaction_of_its_own() -> None:
    around = len(connection.savepoint_ids)

    answer = routes.in_one_go(lambda: HttpResponse(str(len(connection.savepoint_ids) - around)))

    assert getattr(answer, "content", b"") == b"1"


def test_what_was_written_about_a_page_that_is_not_there_stays_and_a_failure_takes_it_back() -> None:
    def not_there() -> HttpResponse:
        Partnership.objects.create(slug="kept", name="Kept")
        raise Http404

    def failing() -> HttpResponse:
        Partnership.objects.create(slug="gone", name="Gone")
        raise ValueError

    with pytest.raises(Http404):
        routes.in_one_go(not_there)
    with pytest.raises(ValueError):
        routes.in_one_go(failing)

    assert Partnership.objects.filter(slug="kept").exists()
    assert not Partnership.objects.filter(slug="gone").exists()
