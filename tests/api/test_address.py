"""A panel's address as typed: one endpoint, https, and never a key in it."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.api.address import (
    AddressFault,
    BadAddress,
    is_loopback,
    is_safe,
    normalise,
    normalise_proxy,
    origin,
    same_panel,
    without_login,
)


@pytest.mark.parametrize(
    ("typed", "endpoint"),
    [
        ("panel.example", "https://panel.example/api/v2"),
        (" panel.example/ ", "https://panel.example/api/v2"),
        ("HTTPS://Panel.Example/api/v2/", "https://panel.example/api/v2"),
        ("https://panel.example/api/v1", "https://panel.example/api/v1"),
        ("https://panel.example:8443", "https://panel.example:8443/api/v2"),
        ("http://127.0.0.1:8000/api/v2", "http://127.0.0.1:8000/api/v2"),
        ("http://localhost", "http://localhost/api/v2"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://şirket.example", "https://şirket.example/api/v2"),
    ],
)
def test_an_address_is_made_into_its_endpoint(typed: str, endpoint: str) -> None:
    assert normalise(typed) == endpoint
    assert normalise(endpoint) == endpoint


F = AddressFault


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", F.EMPTY),
        ("  ", F.EMPTY),
        ("http://panel.example", F.NOT_HTTPS),
        ("http://127.0.0.1.example", F.NOT_HTTPS),
        ("http://127.0.0.2", F.NOT_HTTPS),
        ("ftp://panel.example", F.NOT_HTTPS),
        ("javascript://panel.example", F.NOT_HTTPS),
        ("https://", F.NOT_AN_ADDRESS),
        ("https://panel example", F.NOT_AN_ADDRESS),
        ("https://panel.example:x", F.NOT_AN_ADDRESS),
        ("https://panel.example:99999", F.NOT_AN_ADDRESS),
        ("https://[::1", F.NOT_AN_ADDRESS),
        ("https://panel.example/\u202e", F.NOT_AN_ADDRESS),
        ("https://a..b", F.NOT_AN_ADDRESS),
        ("https://" + "a" * 300 + ".example", F.NOT_AN_ADDRESS),
        ("https://user@panel.example", F.HAS_USER),
        ("https://:secret@panel.example", F.HAS_USER),
        ("https://panel.example/api/v2?key=secret", F.HAS_QUERY),
        ("https://panel.example/#secret", F.HAS_QUERY),
    ],
)
def test_an_address_that_is_not_taken_is_not_repeated(typed: str, fault: AddressFault) -> None:
    with pytest.raises(BadAddress) as caught:
        normalise(typed)
    assert caught.value.reason is fault
    assert str(caught.value) == fault.value


@given(
    st.text(max_size=40) | st.from_regex(r"(https?://)?[a-z0-9.:\[\]@/?#]{1,30}", fullmatch=True)
)
def test_whatever_is_typed_ends_as_a_safe_endpoint_or_a_fault(typed: str) -> None:
    try:
        endpoint = normalise(typed)
    except BadAddress:
        return
    parts = urlsplit(endpoint)
    assert is_safe(parts.scheme, parts.hostname or "")
    assert parts.username is None
    assert not set("?#") & set(endpoint)
    assert normalise(endpoint) == endpoint


@pytest.mark.parametrize(
    ("scheme", "host", "safe"),
    [
        ("https", "panel.example", True),
        ("HTTP", "LOCALHOST", True),
        ("http", "::1", True),
        ("http", "panel.example", False),
        ("http", "", False),
        ("ws", "127.0.0.1", False),
    ],
)
def test_where_a_key_may_travel(scheme: str, host: str, safe: bool) -> None:
    assert is_safe(scheme, host) is safe


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        (" SOCKS5://Proxy.example:1080/ ", "socks5://Proxy.example:1080"),
        ("socks5h://proxy.example:1080", "socks5h://proxy.example:1080"),
        ("https://user:pass@[::1]:3128", "https://user:pass@[::1]:3128"),
    ],
)
def test_a_proxy_is_taken_by_scheme_host_and_port(typed: str, address: str) -> None:
    assert normalise_proxy(typed) == address
    assert normalise_proxy(address) == address


@pytest.mark.parametrize(
    "typed",
    ["proxy", "http://proxy", "ftp://proxy:21", "http://:80", "http://proxy:80/path", "a b:80",
     "http://proxy:80?key=x", "http://proxy:99999", "socks5://[::1", "http://proxy:x", "http://a\n:1"],
)  # fmt: skip
def test_what_is_no_proxy_is_told(typed: str) -> None:
    with pytest.raises(BadAddress) as caught:
        normalise_proxy(typed)
    assert caught.value.reason is AddressFault.PROXY


def test_this_machine_and_a_proxy_without_its_login() -> None:
    assert is_loopback("http://[::1]:5/api/v2")
    assert not is_loopback("https://127.0.0.1.example/api/v2")
    assert without_login("socks5://a:b@c@[::1]:9") == "socks5://[::1]:9"
    assert without_login("") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://panel.example", "https://PANEL.example/other/", True),
        ("https://panel.example", "https://panel.example:443", True),
        ("http://localhost:80", "http://localhost", True),
        ("https://panel.example", "https://panel.example:8443", False),
        ("https://panel.example", "https://panel.example.evil.example", False),
        ("https://panel.example", "https://panel.examp1e", False),
        ("https://localhost", "http://localhost", False),
        ("http://localhost", "https://localhost", False),
        ("http://localhost", "http://127.0.0.1", False),
        ("https://[::1]", "https://[::1]/x", True),
    ],
)
def test_a_key_goes_where_scheme_host_and_port_are_the_same(
    one: str, other: str, same: bool
) -> None:
    assert same_panel(normalise(one), normalise(other)) is same


def test_an_origin_is_told_without_its_path() -> None:
    assert origin(normalise("panel.example:8443/x")) == "https://panel.example:8443"
    assert origin(normalise("[::1]")) == "https://[::1]"
