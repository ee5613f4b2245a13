"""A panel's words for "no", matched to families on normalised text; the words are kept."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from xpanel_desktop.api.translate import loose
from xpanel_desktop.api.translate.loose import as_list, as_object
from xpanel_desktop.api.translate.values import flag
from xpanel_desktop.domain.errors import (
    AlreadyRequested,
    BadKey,
    BadLink,
    BadQuantity,
    BadRequest,
    BadService,
    LinkBusy,
    NoSuchOrder,
    NoSuchRefill,
    OtherRefusal,
    PanelBroken,
    RateLimited,
    Refusal,
    ShortFunds,
    ShutOut,
)
from xpanel_desktop.domain.plain import MAX_NAME, plain

_WHO = (
    *("you are", "you have been", "your account is", "your account has been", "user is", "user"),
    *("your ip is", "your ip address is", "your ip has been", "ip", "ip address"),
)
"""Who is shut out. An account that is not called the asker's may be one that a link leads to."""
_NOT_DONE = frozenset({"error", "fail", "failed"})
_FIGURES = ("charge", "start_count", "remains")
_FAMILIES: tuple[tuple[type[Refusal], tuple[str, ...]], ...] = (
    (RateLimited, ("rate limit", "too many requests", "ratelimit", "slow down")),
    (LinkBusy, ("link duplicate", "active order with this link", "duplicate link")),
    (AlreadyRequested, ("already an open request", "already requested", "already being")),
    (ShortFunds, ("not enough funds", "insufficient balance", "insufficient funds", "low balance")),
    (
        BadKey,
        (
            "invalid api key",
            "incorrect api key",
            "api key invalid",
            "account suspended",
            "wrong api key",
            "invalid key",
            "unauthorized",
            "api key is required",
        ),
    ),
    (NoSuchRefill, ("incorrect refill id", "refill not found")),
    (NoSuchOrder, ("incorrect order id", "order not found")),
    (
        BadService,
        ("incorrect service id", "service not found", "service inactive", "service not active"),
    ),
    (
        BadQuantity,
        ("min quantity", "max quantity", "incorrect quantity", "quantity less", "quantity more"),
    ),
    (BadLink, ("neworder error link", "incorrect link", "bad link", "invalid link")),
    (BadRequest, ("incorrect request", "incorrect action", "invalid action")),
    (
        ShutOut,
        (
            *(f"{who} {what}" for who in _WHO for what in ("banned", "blocked", "suspended")),
            *("ip not allowed", "ip is not allowed", "ip address not allowed"),
            *("ip address is not allowed", "blacklisted", "access denied", "forbidden"),
        ),
    ),
)


def told(body: bytes, status: int, retry_after: float | None, *, of_one: bool = False) -> Any:  # noqa: ANN401 - any JSON value
    """Return the JSON value of an answer to a read. Raises the PanelError that it is.

    With `of_one`, a refusal may be about the one id that was asked for: then it is the answer.
    """
    try:
        value: object = loose.read(body, status)
    except PanelBroken:
        if status == HTTPStatus.TOO_MANY_REQUESTS:  # understood without words
            raise RateLimited(status=status, retry_after=retry_after) from None
        raise
    named = error_in(as_object(value))
    if named or status == HTTPStatus.TOO_MANY_REQUESTS:
        said = refusal(named or "", status, retry_after)
        unsure = isinstance(said, OtherRefusal) and proves_nothing(status)
        if isinstance(said, BadKey | RateLimited) or unsure or not of_one:
            raise said
    elif status >= HTTPStatus.BAD_REQUEST:
        raise PanelBroken(f"http_{status}", status=status)
    return value


def error_in(entry: loose.Object) -> object:
    """Return what an answer, or an entry of one, names as its error; something false for none.

    A message beside a plain no is one too, unless figures of an order stand there: an order may
    have failed as well, and be told of with a message.
    """
    named = entry.get("error") or entry.get("errors")
    message = entry.get("message") or entry.get("msg")
    if named or not message:
        return named
    no = flag(entry.get("success")) is False
    no = no or normalised(str(entry.get("status"))[:60]) in _NOT_DONE
    return message if no and all(entry.get(name) is None for name in _FIGURES) else None


def proves_nothing(status: int) -> bool:
    """Tell whether an error under this HTTP status may come from a server that gave up halfway."""
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT


def refusal(error: object, status: int | None = None, retry_after: float | None = None) -> Refusal:
    """Return the panel's error as a type of the domain, with its own words."""
    words = _words(error)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimited(words, status=status, retry_after=retry_after)
    family = _family(words)
    if family is RateLimited:
        return RateLimited(words, status=status, retry_after=retry_after)
    return family(words, status=status)


@lru_cache(maxsize=256)
def _family(words: str) -> type[Refusal]:
    """Return the type that a panel's words mean; it tells the same for a hundred ids."""
    normal = normalised(words)
    for family, texts in _FAMILIES:
        if any(text in normal for text in texts):
            return family
    return OtherRefusal


def normalised(words: str) -> str:
    """Return words for matching: lower case, every sign between them a blank."""
    return " ".join("".join(a if a.isalnum() else " " for a in words.lower()).split())


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of a Retry-After header, a number or a date; None when it is neither.

    A date counts from the answer's own Date, so that a wrong clock on either side does no harm;
    from ours without one. One that has passed is no wait at all.
    """
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text) if len(text) < 7 else None
    until = _date(text)
    if until is None:
        return None
    now = _date(headers.get("date", "")) or datetime.now(UTC)
    return max((until - now).total_seconds(), 0.0)


def _date(text: str) -> datetime | None:
    """Return the moment of an HTTP date (RFC 9110, 5.6.7); None for what is none."""
    try:
        told = parsedate_to_datetime(text[:64])
    except (ValueError, OverflowError):
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _words(error: object) -> str:
    told = as_object(error)
    if told:
        return _words(told.get("message") or told.get("error") or next(iter(told.values())))
    listed = as_list(error)
    if listed:
        return plain("; ".join(map(_words, listed[:5])), MAX_NAME)
    return plain(str(error), MAX_NAME)
