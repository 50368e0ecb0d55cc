"""The pages of the front door: what each says, in each state, without one question to the database."""

from django.test import Client


def test_the_first_page_answers_without_the_database(client: Client) -> None:
    answer = client.get("/")

    assert answer.status_code == 200
    assert "You don’t have to know who to ask." in answer.content.decode()
