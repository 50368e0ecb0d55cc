"""The county's own sign-in, against a real OpenID provider that runs beside these tests."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin import county
from rightdoor.ground.signin.models import SignIn
from rightdoor.ground.signin.tests.steps_here import give_app, shown

pytestmark = pytest.mark.django_db
BEA = {"sub": "bea-at-the-county", "email": "Bea.Nettleship@example.org", "email_verified": True}
REFUSED = "We could not sign you in that way"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        running.terminate()
        running.wait(timeout=10)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture(autouse=True)
def county_sign_in(provider: str, settings: LazySettings) -> None:
    settings.OIDC_URL, settings.OIDC_NAME = provider, "Three Counties"
    app = {
        "provider_id": "county", "name": "Three Counties", "client_id": "rightdoor", "secret": "word",
        "settings": {"server_url": provider},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def asked(client: Client, then: str = "") -> str:
    """Where the site sends somebody who chooses the county's sign-in."""
    return str(client.get("/sign-in/county/" + (f"?next={then}" if then else ""))["Location"])


def answer_to(address: str, **claims: Any) -> str:
    """What the provider sends back for somebody with these claims: the address on our site."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    subject = claims.pop("sub")
    requests.put(f"{origin}/users/{subject}", json=claims, timeout=5).raise_for_status()
    back = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=5)
    return str(back.headers["Location"]).removeprefix("http://testserver")


def come_back(client: Client, **claims: Any) -> Any:
    return client.get(answer_to(asked(client), **claims))


def let_in(client: Client) -> bool:
    return client.get("/work/").status_code == 200


def reasons() -> list[str]:
    """Why people were refused, newest first."""
    return list(
        Event.objects.filter(act="access.sign_in", decision="denied").order_by("-id").values_list("reason", flat=True)
    )


def test_an_invited_person_signs_in_by_the_countys_own_sign_in(client: Client, administrator: Account) -> None:
    back = answer_to(asked(client, then="/work/tasks/"), **BEA)

    answer = client.get(back)

    assert answer["Location"] == "/work/tasks/"
    assert let_in(client)
    assert SignIn.objects.get().way == "county"
    assert acts(about=administrator.pk) == ["signin.county_tied", "access.sign_in"]


def test_the_way_there_carries_a_state_a_nonce_and_a_proof_key(client: Client) -> None:
    sent = parse_qs(urlsplit(asked(client)).query)

    assert len(sent["state"][0]) >= 32
    assert len(sent["nonce"][0]) >= 32
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["redirect_uri"] == ["http://testserver/sign-in/county/back/"]


def test_a_state_that_this_browser_did_not_get_is_refused(client: Client, administrator: Account) -> None:
    back = answer_to(asked(Client()), **BEA)

    assert REFUSED in client.get(back).content.decode()
    assert not let_in(client)
    assert "county: wrong state" in reasons()


def test_an_answer_works_once(client: Client, administrator: Account) -> None:
    back = answer_to(asked(client), **BEA)
    client.get(back)
    client.post("/sign-out/")

    assert REFUSED in client.get(back).content.decode()
    assert not let_in(client)


def test_an_address_that_nobody_invited_gets_no_account(client: Client, administrator: Account) -> None:
    answer = come_back(client, **{**BEA, "sub": "x", "email": "nobody@example.org"})

    assert REFUSED in answer.content.decode()
    assert Account.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_account_that_is_switched_off_gets_the_same_answer(client: Client, administrator: Account) -> None:
    unknown = come_back(Client(), **{**BEA, "sub": "x", "email": "nobody@example.org"})
    Account.objects.update(is_active=False)

    off = come_back(client, **BEA)

    assert (off.status_code, len(off.content)) == (unknown.status_code, len(unknown.content))
    assert not let_in(client)


def test_an_account_switched_off_after_it_was_tied_stays_out(client: Client, administrator: Account) -> None:
    come_back(Client(), **BEA)
    Account.objects.update(is_active=False)

    assert REFUSED in come_back(client, **BEA).content.decode()


def test_an_address_that_the_directory_did_not_check_opens_nothing(
    client: Client, administrator: Account, settings: LazySettings
) -> None:
    unchecked = {**BEA, "email_verified": False}
    assert REFUSED in come_back(client, **unchecked).content.decode()

    settings.OIDC_EMAILS_ARE_OWN = True

    assert come_back(client, **unchecked).status_code == 302


def test_an_address_that_is_given_to_somebody_new_opens_nothing_of_whoever_had_it(
    client: Client, administrator: Account
) -> None:
    come_back(Client(), **BEA)

    assert REFUSED in come_back(client, **{**BEA, "sub": "somebody-new"}).content.decode()


def test_the_directorys_own_key_counts_and_not_a_changed_address(client: Client, administrator: Account) -> None:
    come_back(Client(), **BEA)

    assert come_back(client, **{**BEA, "email": "bea.married@example.org"}).status_code == 302


def test_the_second_step_is_still_asked_unless_the_county_asked_for_one(
    client: Client, administrator: Account, two_steps: None
) -> None:
    secret = give_app(administrator)

    assert come_back(client, **BEA)["Location"] == "/sign-in/second/"
    assert client.post("/sign-in/second/", {"step_code": shown(secret)})["Location"] == "/work/"


def test_a_second_step_at_the_county_counts_as_one(client: Client, administrator: Account, two_steps: None) -> None:
    give_app(administrator)

    assert come_back(client, **BEA, amr=["pwd", "mfa"])["Location"] == "/work/"
    assert let_in(client)


def test_words_that_only_look_like_a_second_step_do_not(
    client: Client, administrator: Account, two_steps: None
) -> None:
    give_app(administrator)

    assert come_back(client, **BEA, amr="no mfa here")["Location"] == "/sign-in/second/"


def test_a_person_who_turns_back_at_the_county_is_told_so(client: Client) -> None:
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]

    answer = client.get("/sign-in/county/back/?" + urlencode({"state": state, "error": "access_denied"}))

    assert REFUSED in answer.content.decode()


def test_a_county_that_does_not_answer_is_told_in_a_sentence(client: Client, settings: LazySettings) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://localhost:9"}

    assert REFUSED in client.get("/sign-in/county/").content.decode()


def test_without_a_county_sign_in_there_is_no_way_to_it(client: Client, settings: LazySettings) -> None:
    settings.OIDC_URL = ""

    assert "Three Counties" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/county/")["Location"] == "/sign-in/"
    assert client.get("/sign-in/county/back/")["Location"] == "/sign-in/"


def test_a_provider_that_calls_itself_by_another_address_is_not_asked(client: Client, settings: LazySettings) -> None:
    settings.OIDC_URL = "https://sign-in.county.example"

    assert REFUSED in client.get("/sign-in/county/").content.decode()


def token(provider: str, key: Any, **changes: Any) -> str:
    """A token like the provider's, but for what is changed."""
    now = int(time.time())
    told = {
        "iss": provider, "aud": "rightdoor", "sub": "bea", "nonce": "n", "iat": now, "exp": now + 300, **BEA,
    }  # fmt: skip
    header = {"kid": "k", **changes.pop("header", {})}
    algorithm = changes.pop("algorithm", "RS256")
    return jwt.encode({**told, **changes}, key, algorithm=algorithm, headers=header)


class Adapter:
    """What the library knows of the provider."""

    def __init__(self, provider: str) -> None:
        self.openid_config = {"jwks_uri": f"{provider}/jwks", "issuer": provider}


class App:
    client_id = "rightdoor"


@pytest.fixture
def own_key(monkeypatch: pytest.MonkeyPatch) -> rsa.RSAPrivateKey:
    """A key of ours in the provider's place."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    shown = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    monkeypatch.setattr(county, "fetched", lambda _address: {"keys": [{**shown, "kid": "k"}]})
    return key


def test_a_token_that_is_right_in_every_way_is_taken(provider: str, own_key: rsa.RSAPrivateKey) -> None:
    told = county.checked(Adapter(provider), App, token(provider, own_key), nonce="n")  # type: ignore[arg-type]

    assert told["sub"] == BEA["sub"]


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "another site"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
        {"nonce": "of another question"},
        {"nonce": ""},
        {"aud": ["rightdoor", "another site"], "azp": "another site"},
        {"algorithm": "none"},
        {"algorithm": "HS256"},
        {"algorithm": "RS512"},
        {"header": {"kid": "another"}},
    ],
)
def test_a_token_that_is_wrong_in_one_way_is_refused(
    provider: str, own_key: rsa.RSAPrivateKey, changes: dict[str, Any]
) -> None:
    key: Any = {"none": None, "HS256": "a secret that somebody made up themselves"}.get(
        changes.get("algorithm", ""), own_key
    )
    wrong = token(provider, key, **changes)

    with pytest.raises(county.STRANGE):
        county.checked(Adapter(provider), App, wrong, nonce="n")  # type: ignore[arg-type]


def test_a_token_that_somebody_else_signed_is_refused(provider: str, own_key: rsa.RSAPrivateKey) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    with pytest.raises(county.STRANGE):
        county.checked(Adapter(provider), App, token(provider, other), nonce="n")  # type: ignore[arg-type]
