"""An operator's own CA: certificates out of a file, and what they say of themselves.

Only certificates are taken: a file may hold the private key beside them, and a key is not stored.
"""

import re
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xpanel_desktop.api.trouble import BadCa, CaFault

MOST = 256 * 1024
"""Bytes of a file: the bundle of a whole system is no operator's own CA."""
_BEGIN = re.compile(r"-----BEGIN ([A-Z0-9 ]{1,60})-----")
_WHOLE = re.compile(r"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")
_DER = b"\x30"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says of itself."""

    subject: str
    expires: datetime
    """UTC."""


def read_file(path: Path) -> str:
    """Return the certificates of a file as PEM text. Raises OSError, BadCa; for a thread."""
    with path.open("rb") as file:
        return read(file.read(MOST + 1))


def read(content: bytes) -> str:
    """Return the certificates in a file's content (PEM or DER) as PEM text. Raises BadCa."""
    if len(content) > MOST:
        raise BadCa(CaFault.TOO_LARGE)
    if content.startswith(_DER):
        pem = ssl.DER_cert_to_PEM_cert(content)
    else:
        pem = "\n".join(_blocks(content.decode("latin-1"))) + "\n"
    certificates(pem)
    return pem


def _blocks(text: str) -> list[str]:
    kinds = _BEGIN.findall(text)
    if any("PRIVATE KEY" in kind for kind in kinds):
        raise BadCa(CaFault.PRIVATE_KEY)
    if "CERTIFICATE" not in kinds:
        raise BadCa(CaFault.NO_CERTIFICATE)
    if set(kinds) != {"CERTIFICATE"}:
        raise BadCa(CaFault.OTHER_CONTENT)
    blocks = _WHOLE.findall(text)
    if len(blocks) != len(kinds):
        raise BadCa(CaFault.DAMAGED)
    return blocks


def certificates(pem: str) -> Sequence[Certificate]:
    """Return what the certificates of a PEM text say. Raises BadCa when they cannot be read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=pem)
    except (OSError, ValueError, TypeError):  # TypeError: no ASCII
        damaged = CaFault.DAMAGED if _BEGIN.search(pem) else CaFault.NO_CERTIFICATE
        raise BadCa(damaged) from None
    held = context.cert_store_stats()
    if held["x509"] != held["x509_ca"]:
        raise BadCa(CaFault.NOT_A_CA)
    return [_told(one) for one in context.get_ca_certs()]


def _told(certificate: dict[str, Any]) -> Certificate:
    names = {name: value for part in certificate.get("subject", ()) for name, value in part}
    known = ("commonName", "organizationName", "organizationalUnitName")
    subject = next((names[name] for name in known if name in names), "")
    expires = ssl.cert_time_to_seconds(str(certificate["notAfter"]))
    return Certificate(str(subject), datetime.fromtimestamp(expires, UTC))
