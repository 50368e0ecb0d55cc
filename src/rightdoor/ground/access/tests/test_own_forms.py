import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
RIGHT = {"email": "nobody@example.org", "password": "x"}


def with_token(client: Client) -> dict[str, str]:
    client.get("/sign-in/")
    return {**RIGHT, "csrfmiddlewaretoken": client.cookies["c"].value}


def test_a_form_of_ours_comes_with_no_origin_and_is_taken() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/sign-in/", with_token(client), headers={"Origin": "null"}).status_code == 200


def test_a_form_without_its_token_is_refused_wherever_it_comes_from() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/sign-in/", RIGHT, headers={"Origin": "null"}).status_code == 403


def test_a_form_of_another_site_is_refused_even_with_a_token() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/sign-in/", with_token(client), headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403
