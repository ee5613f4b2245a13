"""An encrypted file: AES-256-GCM under a key that scrypt makes of a passphrase.

The head stands in the clear and is authenticated with the content, so that nothing of it can be
changed unseen. What it may ask of memory is bounded: a file is not trusted before it is opened.
"""

import os
import unicodedata
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from msgspec import Meta, Struct

from xpanel_desktop.app.transfer.faults import BadFile, Fault
from xpanel_desktop.app.transfer.file import MOST_BYTES

FORMAT, VERSION = "xpanel-desktop-sealed-settings", 1
SHORTEST = 10
"""Letters that a passphrase has at least."""
COST = 2**17
"""scrypt's N; with r 8 it takes 128 MiB and about half a second."""


class _Sealed(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    format: Literal["xpanel-desktop-sealed-settings"] = FORMAT
    version: int = VERSION
    kdf: Literal["scrypt"] = "scrypt"
    n: Annotated[int, Meta(ge=2**14, le=2**18)]
    r: Literal[8] = 8
    p: Literal[1] = 1
    salt: bytes
    cipher: Literal["AES-256-GCM"] = "AES-256-GCM"
    nonce: bytes
    content: bytes


class _Head(Struct):
    format: str = ""
    version: int = 0


def is_sealed(content: bytes) -> bool:
    """Tell whether a file says of itself that it is encrypted, whole or not."""
    return f'"{FORMAT}"'.encode() in content[:200]


def seal(content: bytes, passphrase: str) -> bytes:
    """Return `content` encrypted; slow and hungry by intent, for a thread."""
    salt, nonce = os.urandom(16), os.urandom(12)
    made = _Sealed(n=COST, salt=salt, nonce=nonce, content=b"")
    secret = _key(passphrase, made)
    told = AESGCM(secret).encrypt(nonce, content, _head(made))
    whole = msgspec.structs.replace(made, content=told)
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def unseal(content: bytes, passphrase: str) -> bytes:
    """Return what was sealed; for a thread. Raises BadFile."""
    if len(content) > 2 * MOST_BYTES:
        raise BadFile(Fault.TOO_LARGE)
    try:
        head = msgspec.json.decode(content, type=_Head)
        if head.format == FORMAT and head.version > VERSION:
            raise BadFile(Fault.NEWER)
        found = msgspec.json.decode(content, type=_Sealed)
    except msgspec.MsgspecError:
        raise BadFile(Fault.DAMAGED) from None
    if len(found.salt) != 16 or len(found.nonce) != 12 or found.n.bit_count() != 1:
        raise BadFile(Fault.DAMAGED)
    try:
        return AESGCM(_key(passphrase, found)).decrypt(found.nonce, found.content, _head(found))
    except InvalidTag:
        raise BadFile(Fault.NOT_OPENED) from None


def _key(passphrase: str, made: _Sealed) -> bytes:
    """Return the key; the same letters are the same passphrase, however a keyboard makes them."""
    letters = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=made.salt, length=32, n=made.n, r=made.r, p=made.p).derive(letters)


def _head(made: _Sealed) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(made, content=b"", nonce=b""))
