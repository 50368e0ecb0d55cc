from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin.actions.sign_ins import end_everybodys
from rightdoor.ground.signin.devices import in_words
from rightdoor.ground.signin.models import SignIn

pytestmark = pytest.mark.django_db
RIGHT = {"email": "bea.nettleship@example.org", "password": "garden gate 42"}
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
MORNING = datetime.fromisoformat("2026-03-09T09:00:00+00:00")


def signed_in_on(agent: str = FIREFOX) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    assert client.post("/sign-in/", RIGHT).status_code == 302
    return client


def let_in(client: Client) -> bool:
    return client.get("/work/").status_code == 200


def at(settings: LazySettings, moment: datetime) -> None:
    settings.CLOCK = moment.isoformat()


def test_everybody_sees_where_they_are_signed_in(administrator: Account) -> None:
    signed_in_on(IPHONE)
    page = signed_in_on().get("/account/").content.decode()

    assert "Safari on an iPhone" in page
    assert "Firefox on Windows" in page
    assert page.count("This one") == 1
    assert "127.0.0.1" not in page


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on a Chromebook"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("", "A browser on a device"),
        ("<script>alert(1)</script>\r\n\x1b[31m" + "x" * 1_000_000, "A browser on a device"),
    ],
)
def test_a_device_is_named_in_our_own_words(agent: str, words: str) -> None:
    assert in_words(agent) == words


def test_a_sign_in_that_is_ended_elsewhere_is_dead_at_the_next_request(administrator: Account) -> None:
    lost, here = signed_in_on(), signed_in_on()
    assert let_in(lost)

    here.post(f"/account/end/{SignIn.objects.earliest('began_at').pk}/")

    assert not let_in(lost)
    assert let_in(here)
    assert acts(about=administrator.pk)[-1] == "access.sign_out"


def test_all_others_are_ended_at_once(administrator: Account) -> None:
    others, here = [signed_in_on() for _ in range(3)], signed_in_on()

    here.post("/account/end-others/")

    assert [let_in(other) for other in others] == [False, False, False]
    assert let_in(here)


def test_nobody_ends_somebody_elses_sign_in(administrator: Account, lead: Account) -> None:
    here = signed_in_on()
    theirs = SignIn.objects.create(account=lead, way="password", device="x", began_at=MORNING, seen_at=MORNING)

    here.post(f"/account/end/{theirs.pk}/")

    assert SignIn.objects.get(pk=theirs.pk).ended_at is None


def test_a_sign_in_that_rests_for_half_an_hour_is_over(administrator: Account, settings: LazySettings) -> None:
    at(settings, MORNING)
    client = signed_in_on()
    at(settings, MORNING + timedelta(minutes=29))
    assert let_in(client)

    at(settings, MORNING + timedelta(minutes=60))

    assert not let_in(client)
    assert SignIn.objects.get().why_ended == "rested"


def test_no_sign_in_lasts_longer_than_ten_hours(administrator: Account, settings: LazySettings) -> None:
    at(settings, MORNING)
    client = signed_in_on()
    for minutes in range(20, 601, 20):
        at(settings, MORNING + timedelta(minutes=minutes))
        assert let_in(client), minutes

    at(settings, MORNING + timedelta(hours=10, minutes=1))

    assert not let_in(client)
    assert SignIn.objects.get().why_ended == "too_long"


def test_a_page_that_looks_again_by_itself_keeps_no_sign_in_alive(
    administrator: Account, settings: LazySettings
) -> None:
    at(settings, MORNING)
    client = signed_in_on()
    for minutes in range(5, 31, 5):
        at(settings, MORNING + timedelta(minutes=minutes))
        client.get("/work/", headers={"Sec-Fetch-Dest": "empty"})

    at(settings, MORNING + timedelta(minutes=31))

    assert not let_in(client)


def test_a_session_without_a_sign_in_opens_nothing(client: Client, administrator: Account) -> None:
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")

    assert not let_in(client)


def test_signing_in_again_ends_the_sign_in_before(administrator: Account) -> None:
    client = signed_in_on()

    client.post("/sign-in/", RIGHT)

    assert SignIn.objects.going_on().count() == 1


def test_another_password_ends_every_other_sign_in(administrator: Account) -> None:
    lost, here = signed_in_on(), signed_in_on()
    session = here.session
    session["stepped_up_at"] = datetime.now().astimezone().isoformat()
    session.save()

    typed = {"current": "garden gate 42", "password": "seven wet umbrellas sing"}
    answer = here.post("/account/password/", typed)

    assert answer["Location"] == "/account/"
    assert not let_in(lost)
    assert let_in(here)
    assert "signin.password_changed" in acts(about=administrator.pk)


@pytest.mark.parametrize(
    ("password", "words"),
    [("short one", "too short"), ("password1234", "too easily"), ("nettleship bea", "too easily")],
)
def test_a_password_that_could_be_guessed_is_not_taken(administrator: Account, password: str, words: str) -> None:
    here = signed_in_on()
    session = here.session
    session["stepped_up_at"] = datetime.now().astimezone().isoformat()
    session.save()

    page = here.post("/account/password/", {"current": "garden gate 42", "password": password}).content.decode()

    assert words in page


def test_whoever_runs_the_site_ends_everybodys_sign_ins_at_once(administrator: Account, manager: Account) -> None:
    one, two = signed_in_on(), signed_in_on(IPHONE)
    three = Client()
    three.post("/sign-in/", {"email": manager.email, "password": RIGHT["password"]})
    assert [browser.get("/account/").status_code for browser in (one, two, three)] == [200, 200, 200]

    ended = end_everybodys(by=System("command"), at=datetime.now().astimezone())

    assert ended == 3
    assert [browser.get("/account/").status_code for browser in (one, two, three)] == [302, 302, 302]
    assert acts(about=manager.pk)[-1] == acts(about=administrator.pk)[-1] == "signin.others_ended"


def test_nobody_who_works_here_ends_everybodys_sign_ins(system_administrator: Account) -> None:
    with pytest.raises(Denied):
        end_everybodys(by=system_administrator, at=datetime.now().astimezone())  # type: ignore[arg-type]
