"""An operator's own CA out of a file: certificates alone are taken, all else is told apart."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from xpanel_desktop.api.ca import MOST, certificates, read, read_file
from xpanel_desktop.api.trouble import BadCa, CaFault

LAST = datetime(2030, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Panels & <b>Co</b>")


@pytest.fixture(scope="module")
def pem(authority: trustme.CA) -> bytes:
    return authority.cert_pem.bytes()


def test_certificates_are_taken_and_tell_whose_they_are(pem: bytes) -> None:
    noted = b"subject=/CN=x\r\n" + pem.replace(b"\n", b"\r\n") + b"\r\nthe second:\r\n"
    taken = read(noted + trustme.CA(organization_name="Other").cert_pem.bytes())
    assert "subject" not in taken
    assert [one.subject for one in certificates(taken)] == ["Panels & <b>Co</b>", "Other"]
    assert read(taken.encode()) == taken


def test_a_binary_certificate_is_taken(pem: bytes) -> None:
    taken = read(ssl.PEM_cert_to_DER_cert(pem.decode()))
    assert certificates(taken) == certificates(pem.decode())


def test_when_it_expires_is_told(pem: bytes) -> None:
    (told,) = certificates(read(pem))
    assert told.expires > LAST
    assert told.expires.tzinfo is UTC


def refused(content: bytes) -> CaFault:
    with pytest.raises(BadCa) as caught:
        read(content)
    return caught.value.reason


def test_what_is_no_authority_s_certificate_is_refused_with_the_reason(
    authority: trustme.CA, pem: bytes
) -> None:
    leaf = authority.issue_cert("panel.example")
    key = leaf.private_key_pem.bytes()
    cut = pem[: len(pem) // 2]
    swapped = pem.replace(b"MII", b"AAA", 1)
    other = b"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"
    assert refused(key) is refused(pem + key) is refused(key + pem) is CaFault.PRIVATE_KEY
    assert refused(b"-----BEGIN OPENSSH PRIVATE KEY-----") is CaFault.PRIVATE_KEY
    assert refused(b"") is refused(b"hello") is refused(b"\xff\0") is CaFault.NO_CERTIFICATE
    assert refused(other) is CaFault.NO_CERTIFICATE
    assert refused(pem + other) is CaFault.OTHER_CONTENT
    assert refused(cut) is refused(swapped) is refused(pem + cut) is CaFault.DAMAGED
    assert refused(b"\x30\x03abc") is CaFault.DAMAGED
    assert refused(leaf.cert_chain_pems[0].bytes()) is CaFault.NOT_A_CA
    assert refused(pem + leaf.cert_chain_pems[0].bytes()) is CaFault.NOT_A_CA
    assert refused(pem + b" " * MOST) is CaFault.TOO_LARGE


def test_a_file_is_read_and_a_missing_one_raises(tmp_path: Path, pem: bytes) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(pem)
    assert read_file(path) == read(pem)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none")
    with pytest.raises(OSError, match="directory"):
        read_file(tmp_path)
