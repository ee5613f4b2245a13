"""A panel's address as typed, made into the one endpoint that requests go to."""

from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
DEFAULT_PATH = "/api/v2"
USUAL_PORTS = {"http": 80, "https": 443}
PROXIES = ("http", "https", "socks5", "socks5h")


class AddressFault(StrEnum):
    """Why an address is not taken."""

    EMPTY = "empty"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    """Plain http is for this very machine only: the key would be readable on its way."""
    HAS_USER = "has_user"
    HAS_QUERY = "has_query"
    """A query may hold a key, and a key never stands in an address."""
    PROXY = "proxy"
    """No proxy's address: scheme, host and port."""
    KEY_ELSEWHERE = "key_elsewhere"
    """The key that is kept was typed for another panel, and only its own ever sees it."""


class BadAddress(ValueError):
    """An address that is not taken; it does not repeat the address, which may hold a key."""

    def __init__(self, reason: AddressFault) -> None:
        super().__init__(reason.value)
        self.reason = reason


def normalise(text: str) -> str:
    """Return the endpoint that `text` names, e.g. https://panel.example/api/v2.

    A host alone gets https and /api/v2; a trailing slash goes. Raises BadAddress.
    """
    typed = text.strip()
    if not typed:
        raise BadAddress(AddressFault.EMPTY)
    if "://" not in typed:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        raise BadAddress(AddressFault.NOT_AN_ADDRESS) from None
    if not host or any(letter.isspace() for letter in typed) or not typed.isprintable():
        raise BadAddress(AddressFault.NOT_AN_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise BadAddress(AddressFault.HAS_USER)
    if parts.query or parts.fragment:
        raise BadAddress(AddressFault.HAS_QUERY)
    if not is_safe(parts.scheme, host):
        raise BadAddress(AddressFault.NOT_HTTPS)
    name = f"[{host}]" if ":" in host else host
    place = name if port is None else f"{name}:{port}"
    path = parts.path.rstrip("/") or DEFAULT_PATH
    return urlunsplit((parts.scheme.lower(), place, path, "", ""))


def is_loopback(url: str) -> bool:
    """Tell whether an endpoint as `normalise` returns it is on this very machine."""
    return (urlsplit(url).hostname or "") in LOOPBACK


def origin(url: str) -> str:
    """Return scheme, host and port of an endpoint as `normalise` returns it, for people to read."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def same_panel(url: str, other: str) -> bool:
    """Tell whether a key of the one endpoint may go to the other, both as `normalise` returns them.

    Scheme, host and port are to be the same; paths on one server are one owner's. There is no
    exception for http that becomes https: http is this machine alone, and any program on it may
    hold the other port.
    """
    return _place(url) == _place(other)


def _place(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or USUAL_PORTS.get(parts.scheme)


def without_login(proxy: str) -> str:
    """Return a proxy's address as `normalise_proxy` returns it, without user and password."""
    parts = urlsplit(proxy)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))


def is_safe(scheme: str, host: str) -> bool:
    """Tell whether a key may travel there: https anywhere, http to this machine alone."""
    return scheme.lower() == "https" or (scheme.lower() == "http" and host.lower() in LOOPBACK)


def normalise_proxy(text: str) -> str:
    """Return a proxy's address as typed, http:// before a host alone; empty for none.

    A port is needed, since there is no usual one. Raises BadAddress.
    """
    typed = text.strip()
    if not typed:
        return ""
    if "://" not in typed:
        typed = f"http://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        raise BadAddress(AddressFault.PROXY) from None
    more = parts.path.rstrip("/") or parts.query or parts.fragment
    odd = not typed.isprintable() or any(letter.isspace() for letter in typed)
    if parts.scheme.lower() not in PROXIES or not host or not port or more or odd:
        raise BadAddress(AddressFault.PROXY)
    return urlunsplit((parts.scheme.lower(), parts.netloc, "", "", ""))
