"""Looks for a planted key in texts and folders, in each form that a key could leak in."""

import base64
import json
import zipfile
from pathlib import Path
from urllib.parse import quote, quote_plus


def forms(key: str) -> set[bytes]:
    """Return the key raw, quoted, URL-encoded, in base64 at each offset, in UTF-16 and in hex."""
    raw = key.encode()
    texts = {key, json.dumps(key)[1:-1], repr(key)[1:-1]}
    texts |= {quote(key), quote(key, safe=""), quote_plus(key), quote(key, safe="").lower()}
    texts |= {key.replace("/", "\\/"), key[::-1]}
    coded = {_inside_base64(raw, offset) for offset in range(3)}
    coded |= {one.translate(bytes.maketrans(b"+/", b"-_")) for one in coded}
    return {text.encode() for text in texts} | coded | _wide(key)


def _wide(key: str) -> set[bytes]:
    """Return the key in hex, in UTF-16 and with each letter escaped as JSON may."""
    raw = key.encode().hex()
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in key)
    return {raw.encode(), raw.upper().encode(), key.encode("utf-16-le"), escaped.encode()}


def _inside_base64(raw: bytes, offset: int) -> bytes:
    """Return the part of the base64 of anything with `raw` at this offset that is always there."""
    coded = base64.b64encode(b"\0" * offset + raw).rstrip(b"=")
    return coded[(4 if offset else 0) : len(coded) // 4 * 4]


def shows(key: str, content: bytes | str) -> bool:
    """Tell whether a text or the bytes of a file hold the key in any form."""
    found = content.encode() if isinstance(content, str) else content
    return any(form in found for form in forms(key))


def files_showing(key: str, folder: Path) -> list[Path]:
    """Return the files below a folder that hold the key, or bear it in their name."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if shows(key, path.name)
        or (path.is_file() and any(shows(key, content) for content in _contents(path)))
    ]


def _contents(path: Path) -> list[bytes]:
    """Return the bytes of a file, and those of what is packed in it."""
    held = [path.read_bytes()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            held += [packed.read(name) for name in packed.namelist()]
    return held
