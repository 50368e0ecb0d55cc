import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_table_of_who_may_do_what_can_be_read_by_anyone(client: Client) -> None:
    page = client.get("/who-may-what/").content.decode()

    assert "triage.decide" in page
    assert "Qualified practitioner" in page
