"""A phone that makes keys and answers with them, as a browser would send it; for tests of this room."""

import json
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

SEEN_AND_PROVEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
Question = dict[str, Any]


class Phone:
    """Holds one key.  *proven*: a finger or a PIN was shown."""

    def __init__(self, origin: str = "http://testserver", *, proven: bool = True) -> None:
        self.origin, self.private, self.handle = origin, ec.generate_private_key(ec.SECP256R1()), ""
        self.flags = SEEN_AND_PROVEN if proven else AuthenticatorData.FLAG.UP
        public = ES256.from_cryptography_key(self.private.public_key())
        self.credential = AttestedCredentialData.create(Aaguid.NONE, b"k" * 16, public)

    def makes(self, question: Question) -> str:
        """What it answers when asked for a new key."""
        asked = question["publicKey"]
        self.handle = asked["user"]["id"]
        told = CollectedClientData.create(CollectedClientData.TYPE.CREATE, asked["challenge"], self.origin)
        flags = self.flags | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(sha256(asked["rp"]["id"].encode()).digest(), flags, 0, self.credential)
        made = AttestationObject.create("none", data, {})
        return self.sent({"clientDataJSON": websafe_encode(told), "attestationObject": websafe_encode(made)})

    def answers(self, question: Question) -> str:
        """What it answers when asked to open something."""
        asked = question["publicKey"]
        told = CollectedClientData.create(CollectedClientData.TYPE.GET, asked["challenge"], self.origin)
        data = AuthenticatorData.create(sha256(asked["rpId"].encode()).digest(), self.flags, 1)
        signature = self.private.sign(data + told.hash, ec.ECDSA(SHA256()))
        return self.sent({
            "clientDataJSON": websafe_encode(told), "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature), "userHandle": self.handle,
        })  # fmt: skip

    def sent(self, response: dict[str, str]) -> str:
        key = websafe_encode(self.credential.credential_id)
        whole = {"id": key, "rawId": key, "type": "public-key", "response": response, "clientExtensionResults": {}}
        return json.dumps(whole)
