"""Signing in through the county's own directory (Entra, Keycloak), by OpenID Connect.

The library speaks the protocol; here every token's signature, issuer, audience and nonce are checked, whatever way it
came, and nobody gets an account by it: it opens those that were invited.
"""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

PROVIDER = "county"
SCOPES = ["openid", "email", "profile"]
SIGNED_BY = ["RS256", "PS256", "ES256"]
STRANGE = (OAuth2Error, requests.RequestException, jwt.PyJWTError, KeyError, TypeError, ValueError)


class NotProved(Exception):
    """The county's sign-in did not prove who somebody is; why is for the record, never for the page."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the county says of whoever signed in there."""

    subject: str
    email: str
    email_is_theirs: bool
    second_step: bool


class CountyAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The library's own, coming back to our address."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002  the library's signature
        if settings.SITE:
            return settings.SITE.rstrip("/") + reverse("sign-in-county-back")
        return request.build_absolute_uri(reverse("sign-in-county-back"))


def offered() -> bool:
    """Whether this county has such a sign-in."""
    return bool(settings.OIDC_URL)


def adapter_for(request: HttpRequest) -> CountyAdapter:
    """The protocol, for the one provider of this site; in production every address of it is https.

    What the provider calls itself must be the address that the county has set: nobody speaks for another.
    """
    adapter = CountyAdapter(request, PROVIDER)
    if str(adapter.openid_config["issuer"]).rstrip("/") != settings.OIDC_URL.rstrip("/"):
        raise ValueError("The county's sign-in calls itself by another address than RIGHTDOOR_OIDC_URL.")
    places = [adapter.openid_config[f"{name}_endpoint"] for name in ("authorization", "token")]
    for place in [*places, adapter.openid_config["jwks_uri"]]:
        if settings.PRODUCTION and urlsplit(place).scheme != "https":
            raise ValueError("The county's sign-in names an address without https.")
    return adapter


def where_to(request: HttpRequest, *, then: str) -> str:
    """The address at the county's sign-in, with a state, a nonce and a proof key that work once."""
    try:
        adapter = adapter_for(request)
        proof, nonce = generate_code_challenge(), secrets.token_urlsafe(24)
        kept = {"then": then, "nonce": nonce, "verifier": proof.pop("code_verifier")}
        client = adapter.get_client(request, adapter.get_provider().app)
        client.state = statekit.stash_state(
            request, provider_id=PROVIDER, state=kept, state_id=secrets.token_urlsafe(24)
        )
        more = {**proof, "nonce": nonce, "response_mode": "query"}
        return str(client.get_redirect_url(adapter.authorize_url, SCOPES, more))
    except STRANGE as problem:
        raise NotProved("not reached") from problem


def come_back(request: HttpRequest) -> tuple[Claims, str]:
    """What the county says, and where they wanted to go.  A state is used up by the first answer, right or wrong."""
    state = statekit.unstash_state(request, provider_id=PROVIDER, state_id=request.GET.get("state", ""))
    if state is None or not request.GET.get("code"):
        raise NotProved("wrong state" if state is None else "cancelled")
    try:
        adapter = adapter_for(request)
        app = adapter.get_provider().app
        tokens = adapter.get_client(request, app).get_access_token(
            request.GET["code"], pkce_code_verifier=state["verifier"]
        )
        told = checked(adapter, app, tokens["id_token"], nonce=state["nonce"])
        more = {} if "email" in told else user_info(adapter, tokens["access_token"], told["sub"])
        return claims_of({**more, **told}), str(state["then"])
    except STRANGE as problem:
        raise NotProved("wrong token") from problem


def checked(adapter: CountyAdapter, app: Any, token: str, *, nonce: str) -> dict[str, Any]:
    """What a token says, once its signature, issuer, audience, time and nonce are right."""
    told: dict[str, Any] = jwt.decode(
        token,
        key_for(token, fetched(adapter.openid_config["jwks_uri"])),
        algorithms=SIGNED_BY,
        audience=app.client_id,
        issuer=adapter.openid_config["issuer"],
        options={"require": ["exp", "iat", "iss", "aud", "sub"]},
    )
    if not secrets.compare_digest(str(told.get("nonce", "")), nonce):
        raise ValueError("The token answers another question.")
    if told.get("azp", app.client_id) != app.client_id:
        raise ValueError("The token was made for another site.")
    return told


def key_for(token: str, keys: dict[str, Any]) -> Any:
    """The key that signed it, by its name; a provider with one key alone need not name it."""
    known = jwt.PyJWKSet.from_dict(keys).keys
    name = jwt.get_unverified_header(token).get("kid")
    named = [key for key in known if key.key_id == name] if name else known
    if len(named) != 1:
        raise ValueError("The token is signed by a key that the provider does not show.")
    return named[0].key


def fetched(address: str, *, token: str = "") -> dict[str, Any]:
    """What the provider answers at one of its own addresses."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with get_adapter().get_requests_session() as session:
        answer = session.get(address, headers=headers)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    return found


def user_info(adapter: CountyAdapter, token: str, subject: str) -> dict[str, Any]:
    """More about the same person, where the token names no address."""
    found = fetched(adapter.profile_url, token=token)
    if found.get("sub") != subject:
        raise ValueError("That is about somebody else.")
    return found


def claims_of(told: dict[str, Any]) -> Claims:
    """The few things that count.

    An address is believed where the county's directory says that it was checked, or where the county has said of its
    directory that only its own staff's addresses are in it (RIGHTDOOR_OIDC_EMAILS=own, for Entra).
    """
    methods = told.get("amr")
    return Claims(
        subject=str(told["sub"]),
        email=str(told.get("email", "")).strip().lower(),
        email_is_theirs=told.get("email_verified") is True or settings.OIDC_EMAILS_ARE_OWN,
        second_step=isinstance(methods, list) and "mfa" in methods,
    )
