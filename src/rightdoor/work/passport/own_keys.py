"""Keys that a phone keeps (WebAuthn), by the library: each opens one request, and each question works once."""

import struct
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rightdoor.ground.signin.passkeys import read

NEUTRAL = "Appointment"
"""What a phone shows in its list of keys, beside the address of the site."""
STRANGE = (ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, struct.error)
"""What an invented answer can raise in the library."""
Question = dict[str, Any]
State = dict[str, Any]


class Unfit(Exception):
    """The answer does not fit the question: invented, of another site, or sent twice."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site stands, as a browser names it."""

    origin: str

    def server(self) -> Fido2Server:
        """The library, for this address alone."""
        rp = PublicKeyCredentialRpEntity(name=NEUTRAL, id=str(urlsplit(self.origin).hostname))
        return Fido2Server(rp, verify_origin=lambda said: said == self.origin)


def question_for_new(place: Place, handle: bytes, *, known: list[bytes]) -> tuple[Question, State]:
    """What a phone is asked to make a key that opens by itself, after a finger or a PIN; not beside one of those."""
    held = [AttestedCredentialData(one).credential_id for one in known]
    question, state = place.server().register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=NEUTRAL, display_name=NEUTRAL),
        [PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=key) for key in held],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(question), state


def made(place: Place, state: State, credential: str) -> bytes:
    """The public half of the key that was made."""
    try:
        data = place.server().register_complete(state, read(credential)).credential_data
    except STRANGE as why:
        raise Unfit from why
    return bytes(data) if data else b""


def question(place: Place) -> tuple[Question, State]:
    """What a phone is asked, whoever holds it: the key itself says what it opens."""
    asked, state = place.server().authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return dict(asked), state


def handle_in(credential: str) -> bytes:
    """Which key answers, as it says."""
    try:
        return websafe_decode(read(credential)["response"]["userHandle"])
    except STRANGE as why:
        raise Unfit from why


def check(place: Place, state: State, credential: str, kept: bytes) -> None:
    """Whether the answer was made by the key whose public half is kept."""
    try:
        place.server().authenticate_complete(state, [AttestedCredentialData(kept)], read(credential))
    except STRANGE as why:
        raise Unfit from why
