"""The list of services: decoded item by item, so that a bad row costs itself alone."""

import asyncio
import functools
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

import msgspec

from xpanel_desktop.api.translate import loose
from xpanel_desktop.api.translate.errors import told
from xpanel_desktop.api.translate.values import flag, identifier, money, whole, words
from xpanel_desktop.api.wire import WireService, WireWrapper
from xpanel_desktop.domain.errors import PanelBroken
from xpanel_desktop.domain.money import MAX_CURRENCY
from xpanel_desktop.domain.plain import MAX_DESCRIPTION, plain, plain_lines
from xpanel_desktop.domain.service import Service

BREATH = 0.001
"""Seconds of decoding in one go, so that the window can paint in between."""
_NUMBERS = frozenset({"rate", "min", "max"})
_NO_ERROR = (b"null", b"false", b'""', b"[]")
_items = msgspec.json.Decoder(list[msgspec.Raw])
_wrapper = msgspec.json.Decoder(WireWrapper)
_item = msgspec.json.Decoder(WireService, strict=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The services of a panel in its order, and how many items could not be read."""

    services: tuple[Service, ...]
    skipped: int
    descriptions: Mapping[str, str]
    """Service id → what the panel tells of it at length, where it does: most of a catalogue's
    text, and looked at one by one."""


async def read_catalogue(
    body: bytes, status: int = HTTPStatus.OK, retry_after: float | None = None
) -> Catalogue:
    """Decode a catalogue in slices, breathing in between. The first of a doubled id wins.

    Raises PanelBroken when it is no list of services, or a Refusal when it is an error.
    """
    await asyncio.sleep(0)  # whatever brought the body has had its turn
    items = _split(body, status, retry_after)
    found: dict[str, Service] = {}
    descriptions: dict[str, str] = {}
    skipped = 0
    until = 0.0
    for raw in items:
        if time.perf_counter() >= until:
            await asyncio.sleep(0)
            until = time.perf_counter() + BREATH
        item = _read(raw)
        service = _service(item) if item else None
        if item is None or service is None or service.id in found:
            skipped += 1
            continue
        found[service.id] = service
        description = _description(item)
        if description:
            descriptions[service.id] = description
    if items and not found:
        raise PanelBroken("no_service", status=status)
    return Catalogue(tuple(found.values()), skipped, descriptions)


def count_items(body: bytes, status: int, retry_after: float | None) -> int:
    """Return how many services are listed. Raises as `read_catalogue` does."""
    return len(_split(body, status, retry_after))


def _split(body: bytes, status: int, retry_after: float | None) -> list[msgspec.Raw]:
    """Split the list into raw items, whatever stands before it and whatever it is wrapped in.

    The good cases decode nothing: a whole catalogue at once would stall the window.
    """
    if status < HTTPStatus.BAD_REQUEST:
        for part in loose.parts(body):
            items = _listed(part)
            if items is not None:
                return items
    return _loosely_listed(told(body, status, retry_after), status)


def _listed(part: bytes) -> list[msgspec.Raw] | None:
    """Return the raw items of a bare or wrapped list; None when there is none in good JSON."""
    try:
        if part.startswith(b"["):
            return _items.decode(part)
        wrapper = _wrapper.decode(part)
        if all(bytes(error) in _NO_ERROR for error in (wrapper.error, wrapper.errors)):
            bare = bytes(wrapper.services) == b"null"
            return _items.decode(wrapper.data if bare else wrapper.services)
    except (msgspec.DecodeError, RecursionError):
        pass
    return None


def _loosely_listed(value: object, status: int) -> list[msgspec.Raw]:
    """Return the items of a list in JSON that only a tolerant reader takes, or of an empty one."""
    for name in ("services", "data"):
        value = loose.as_object(value).get(name, value)
    if isinstance(value, str) and "empty" in value.lower():
        return []
    listed = loose.as_list(value)
    if value != listed:
        raise PanelBroken("no_list", status=status)
    return [msgspec.Raw(_written(item)) for item in listed]


def _written(item: object) -> bytes:
    """Return an item as JSON again; half characters stay escaped, which msgspec cannot write."""
    return json.dumps(item, default=str).encode()


def _read(raw: msgspec.Raw) -> WireService | None:
    """Read one item; None for what is none."""
    try:
        return _item.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return _odd(raw)


def _odd(raw: msgspec.Raw) -> WireService | None:
    """Read an item with fields of unheard types: these count as missing."""
    try:
        fields = loose.as_object(loose.read(bytes(raw)))
    except PanelBroken:
        return None
    item = WireService()
    for name in WireService.__struct_fields__:
        text = words(fields.get(name), MAX_DESCRIPTION)
        setattr(item, name, msgspec.Raw(text.encode()) if name in _NUMBERS else text)
    return item


def _service(item: WireService) -> Service | None:
    """Return the service of an item; None without an id."""
    number = identifier(item.service)
    if not number:
        return None
    return Service(
        id=number,
        name=words(item.name) or number,
        type=words(item.type, 80),
        category=words(item.category),
        rate=_rate(bytes(item.rate)),
        minimum=_limit(bytes(item.min)),
        maximum=_limit(bytes(item.max)),
        refill=flag(item.refill),
        cancel=flag(item.cancel),
        dripfeed=flag(item.dripfeed),
        link=words(item.link, 500),
        average_time=words(item.average_time, 80),
        currency=words(item.currency, MAX_CURRENCY),
    )


def _description(item: WireService) -> str:
    about = next((text for text in (item.description, item.desc, item.note) if text), "")
    return plain_lines(str(about), MAX_DESCRIPTION) if about else ""


@functools.lru_cache(maxsize=4096)  # catalogues repeat few values thousands of times
def _rate(raw: bytes) -> Decimal | None:
    return money(_scalar(raw))


@functools.lru_cache(maxsize=4096)
def _limit(raw: bytes) -> int | None:
    return whole(_scalar(raw))


def _scalar(raw: bytes) -> str | None:
    """Return the text of a raw JSON number or string; None for null and what is neither."""
    text = raw.strip()
    if text.startswith(b'"'):
        text = text[1:-1]
    return None if text == b"null" or len(text) > 60 else plain(text.decode("ascii", "replace"))
