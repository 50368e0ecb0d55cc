"""The key that signs heads and tombstones: Ed25519, in a file that the web's own account cannot read."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


class NoKey(Exception):
    """There is no usable key where one was said to be."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs, and names itself by the fingerprint of its public half."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> Ed25519PublicKey:
        return self.private.public_key()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return self.private.sign(message)


def make_key(path: Path) -> Signer:
    """A new key in a file that only its owner can read; an existing file is never overwritten."""
    private = Ed25519PrivateKey.generate()
    content = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as problem:
        raise NoKey(f"The key could not be written to {path}: {problem.strerror}.") from None
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Signer(private)


def signer_at(path: Path) -> Signer:
    """The key in a file."""
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as problem:
        raise NoKey(f"The audit's key {path} cannot be read: {problem.strerror}.") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise NoKey(f"The file {path} holds no private key. Make one with 'rightdoor audit key'.") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise NoKey(f"The key in {path} is of another kind. Make one with 'rightdoor audit key'.")
    return Signer(private)


def public_at(path: Path) -> Ed25519PublicKey:
    """The public key in a file."""
    try:
        public = load_pem_public_key(path.read_bytes())
    except OSError as problem:
        raise NoKey(f"The public key {path} cannot be read: {problem.strerror}.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise NoKey(f"The file {path} holds no public key.") from None
    if not isinstance(public, Ed25519PublicKey):
        raise NoKey(f"The public key in {path} is of another kind.")
    return public


def public_pem(public: Ed25519PublicKey) -> bytes:
    """The public half, to be kept where the heads are kept."""
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public: Ed25519PublicKey) -> str:
    """A short name of a key, to be compared by eye with the one on paper."""
    return sha256(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:32]


def is_signed(public: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Whether this key signed this message."""
    try:
        public.verify(signature, message)
    except InvalidSignature:
        return False
    return True
