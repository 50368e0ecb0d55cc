"""A sealed file: whoever holds the public key can write it and not read it.  No framework and no database here.

X25519 agrees on a key of its own for each file, HKDF-SHA256 makes it, AES-256-GCM seals with the head of the file
bound in.  The words are padded first, so that the size of a file does not tell how many children it is about.
"""

import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from rightdoor.work.continuity.wrapping import OtherWords, is_wrapped, unwrapped, wrapped

MAGIC = b"RDCONT1\n"
NAME, POINT, NONCE, SIGNATURE = 8, 32, 12, 64
HEAD = len(MAGIC) + NAME + POINT + NONCE
PURPOSE = b"rightdoor continuity 1"
SMALLEST = 1 << 20  # every file of a usual county has this size
LENGTH = 8
UNSIGNED = bytes(SIGNATURE)


class NotOpened(Exception):
    """The file stays shut, and a sentence says why."""


def make_key(path: Path, *, passphrase: str = "") -> X25519PublicKey:
    """A new private key in a file that only its owner can read; an existing file is never overwritten."""
    private = X25519PrivateKey.generate()
    plain = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    content = wrapped(plain, passphrase) if passphrase else plain
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as problem:
        raise NotOpened(f"The key could not be written to {path}: {problem.strerror}.") from None
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return private.public_key()


def private_at(path: Path, *, passphrase: str = "") -> X25519PrivateKey:
    """The private key in a file."""
    try:
        content = path.read_bytes()
        if is_wrapped(content) and not passphrase:
            raise NotOpened(f"The key {path} is kept under a passphrase. Say --passphrase, then type it.")
        found = load_pem_private_key(unwrapped(content, passphrase) if is_wrapped(content) else content, None)
    except OSError as problem:
        raise NotOpened(f"The key {path} cannot be read: {problem.strerror}.") from None
    except (ValueError, TypeError, OtherWords, UnsupportedAlgorithm):
        raise NotOpened(f"The file {path} holds no continuity key, or the passphrase is another.") from None
    if not isinstance(found, X25519PrivateKey):
        raise NotOpened(f"The key in {path} is of another kind. It must come from 'rightdoor continuity key'.")
    return found


def public_at(path: Path) -> X25519PublicKey:
    """The public key in a file: all that the site has."""
    try:
        found = load_pem_public_key(path.read_bytes())
    except OSError as problem:
        raise NotOpened(f"The public key {path} cannot be read: {problem.strerror}.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise NotOpened(f"The file {path} holds no public key of 'rightdoor continuity key'.") from None
    if not isinstance(found, X25519PublicKey):
        raise NotOpened(f"The public key in {path} is of another kind.")
    return found


def public_pem(public: X25519PublicKey) -> bytes:
    """The public half as a file."""
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def raw(public: X25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def name_of(public: X25519PublicKey) -> bytes:
    """A short name of a key."""
    return sha256(raw(public)).digest()[:NAME]


def padded(words: bytes) -> bytes:
    """The words with their length before them, and zeros up to one of a few sizes."""
    size = SMALLEST
    while size < len(words) + LENGTH:
        size *= 2
    return (len(words).to_bytes(LENGTH) + words).ljust(size, b"\0")


def key_for(shared: bytes, point: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=point + public, info=PURPOSE).derive(shared)


def seal(words: bytes, public: X25519PublicKey, *, signer: Ed25519PrivateKey | None = None) -> bytes:
    """The whole file; signed where the writer has a key to sign with."""
    once = X25519PrivateKey.generate()
    point, nonce = raw(once.public_key()), os.urandom(NONCE)
    head = MAGIC + name_of(public) + point + nonce
    key = key_for(once.exchange(public), point, raw(public))
    body = head + AESGCM(key).encrypt(nonce, padded(words), head)
    return body + (signer.sign(PURPOSE + sha256(body).digest()) if signer else UNSIGNED)


def unseal(content: bytes, private: X25519PrivateKey) -> bytes:
    """The words in a file; NotOpened says whether it is the wrong key or a file that was changed."""
    if not content.startswith(MAGIC) or len(content) < HEAD + SIGNATURE:
        raise NotOpened("This is no continuity file, or it was cut short.")
    head, body = content[:HEAD], content[HEAD:-SIGNATURE]
    named, point, nonce = head[len(MAGIC) :][:NAME], head[-NONCE - POINT : -NONCE], head[-NONCE:]
    public = private.public_key()
    if named != name_of(public):
        mine = name_of(public).hex()
        raise NotOpened(f"This file was written for the key {named.hex()}, and this is the key {mine}.")
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(point))
        words = AESGCM(key_for(shared, point, raw(public))).decrypt(nonce, body, head)
    except (InvalidTag, ValueError):
        raise NotOpened("This file was changed after it was written, or is damaged. Take the one before it.") from None
    return words[LENGTH : LENGTH + int.from_bytes(words[:LENGTH])]


def is_signed(content: bytes, public: Ed25519PublicKey) -> bool:
    """Whether the site with this key wrote the file."""
    body, signature = content[:-SIGNATURE], content[-SIGNATURE:]
    try:
        public.verify(signature, PURPOSE + sha256(body).digest())
    except InvalidSignature:
        return False
    return True
