"""Which passwords are taken: any that nobody could guess, exactly as it was typed."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.test import Client
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from rightdoor.ground.access.models import Account
from rightdoor.ground.signin.forms import NewPassword
from rightdoor.ground.signin.passwords import HardToGuess

BEA = SimpleNamespace(name="Bea Nettleship", email="bea.nettleship@example.org", partnership="Three Counties")
EDGES = "  Über die Brücke, " + "sieben nasse Schirme " * 4  # 100 signs and more, with spaces at both ends


def refused(password: str, owner: Any = BEA) -> bool:
    try:
        HardToGuess().validate(password, owner)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "password",
    ["rightdoor2026!", "frontdoorkent", "RightDoor-Kent-2026", "Appointment line 1", "practitioner1", "Kent.Medway.99",
     "safeguarding-lead", "ThreeCounties-77", "nettleship.bea.1999", "County sign-in 12"],
)  # fmt: skip
def test_nobody_takes_a_password_made_of_names_that_stand_on_every_page(password: str, settings: LazySettings) -> None:
    settings.OIDC_NAME = "County sign-in"

    assert refused(password)


@pytest.mark.parametrize("password", ["seven wet umbrellas sing", "front door with nine purple snails", EDGES])
def test_a_good_password_may_hold_such_a_word_and_any_signs(password: str) -> None:
    assert not refused(password)


def test_none_of_the_thirty_thousand_that_are_known_from_thefts_is_taken() -> None:
    known = [word for word in FREQUENCY_LISTS["passwords"] if len(word) >= 12]

    assert len(FREQUENCY_LISTS["passwords"]) == 30_000
    assert [word for word in known if not refused(word)] == []


@pytest.mark.django_db
def test_a_password_is_kept_and_compared_exactly_as_it_was_typed(administrator: Account, real_passwords: None) -> None:
    form = NewPassword({"password": EDGES}, owner=administrator)
    assert form.is_valid(), form.errors
    administrator.set_password(form.cleaned_data["password"])
    administrator.save()

    tried = {EDGES.strip(): False, EDGES.lower(): False, EDGES: True, EDGES[:72]: False, EDGES[:-1]: False}
    for typed, let_in in tried.items():
        answer = Client().post("/sign-in/", {"email": administrator.email, "password": typed})
        assert (answer.status_code == 302) is let_in, typed
    assert len(EDGES) > 100


def test_a_password_field_hides_and_lets_password_managers_in() -> None:
    drawn = str(NewPassword()["password"])

    assert 'type="password"' in drawn
    assert 'autocomplete="new-password"' in drawn
    assert "onpaste" not in drawn
