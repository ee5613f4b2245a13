"""Write and sign the manifest that the program's look for updates reads; make the key for it.

Run under the build's or the dev venv's Python:

    python packaging/manifest.py key FILE             make a key pair: the private one into FILE
    python packaging/manifest.py sign VERSION PAGE    print the manifest, signed

The private key (PEM) is read from XPANEL_UPDATE_SIGNING_KEY, in the environment of a release alone.
The public one, 32 bytes in base64, goes into the build as XPANEL_UPDATE_KEY.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PROGRAM = "xpanel-desktop"


def make_key(target: Path) -> str:
    """Write a new private key, for this user alone, and return the public one in base64.

    Raises FileExistsError rather than to take the place of a key.
    """
    key = Ed25519PrivateKey.generate()
    kind, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    text = key.private_bytes(kind, form, serialization.NoEncryption())
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def manifest(version: str, page: str, private: str) -> str:
    """Return the manifest of a release, signed by the private key (PEM). Raises ValueError."""
    key = serialization.load_pem_private_key(private.encode(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the key is none of Ed25519")
    signed = json.dumps({"program": PROGRAM, "version": version, "page": page}, sort_keys=True)
    signature = base64.b64encode(key.sign(signed.encode())).decode()
    return json.dumps({"signed": signed, "signature": signature}, indent=1)


def main(words: list[str]) -> int:
    """Do what the command line asks for; 2 when it asks for nothing known."""
    match words:
        case ["key", target]:
            print(make_key(Path(target)))
        case ["sign", version, page]:
            private = os.environ.get("XPANEL_UPDATE_SIGNING_KEY", "")
            if not private:
                print("XPANEL_UPDATE_SIGNING_KEY is not set", file=sys.stderr)
                return 2
            print(manifest(version, page, private))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
