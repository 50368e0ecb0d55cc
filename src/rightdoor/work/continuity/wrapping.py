"""A key kept under a passphrase: scrypt makes guessing slow, AES-256-GCM closes.  No framework and no database here."""

import base64
import os
import textwrap

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FIRST, LAST = b"-----BEGIN RIGHTDOOR KEPT KEY-----", b"-----END RIGHTDOOR KEPT KEY-----"
SALT, NONCE = 16, 12
COST = 2**17  # 128 MB and about half a second a guess
PURPOSE = b"rightdoor continuity key 1"


class OtherWords(Exception):
    """The passphrase is another, or the file was changed."""


def key_from(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode())


def wrapped(content: bytes, passphrase: str) -> bytes:
    """The content, closed, in letters that can be printed."""
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    closed = salt + nonce + AESGCM(key_from(passphrase, salt)).encrypt(nonce, content, PURPOSE)
    lines = textwrap.wrap(base64.b64encode(closed).decode(), 64)
    return b"\n".join([FIRST, *(line.encode() for line in lines), LAST, b""])


def is_wrapped(content: bytes) -> bool:
    return content.lstrip().startswith(FIRST)


def unwrapped(content: bytes, passphrase: str) -> bytes:
    """What was closed; OtherWords where it does not open."""
    try:
        closed = base64.b64decode(content.strip().removeprefix(FIRST).removesuffix(LAST))
        salt, nonce = closed[:SALT], closed[SALT : SALT + NONCE]
        return AESGCM(key_from(passphrase, salt)).decrypt(nonce, closed[SALT + NONCE :], PURPOSE)
    except (ValueError, InvalidTag):
        raise OtherWords from None
