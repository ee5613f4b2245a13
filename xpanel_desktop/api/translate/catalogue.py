"""The list of services: decoded item by item, so that a bad row costs itself alone."""

import asyncio
from dataclasses import dataclass

import msgspec

from xpanel_desktop.api.translate import loose
from xpanel_desktop.api.translate.text import MAX_DESCRIPTION, plain, plain_lines
from xpanel_desktop.api.translate.values import amount, flag, identifier, whole, words
from xpanel_desktop.api.wire import WireService
from xpanel_desktop.domain.errors import PanelBroken
from xpanel_desktop.domain.service import Service

SLICE = 100
"""Items decoded in one breath: some 4 ms, so that the window can paint in between."""
_NUMBERS = frozenset({"rate", "min", "max"})
_split = msgspec.json.Decoder(list[msgspec.Raw])
_item = msgspec.json.Decoder(WireService, strict=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The services of a panel in its order, and how many items could not be read."""

    services: tuple[Service, ...]
    skipped: int


async def read_catalogue(body: bytes, status: int | None = None) -> Catalogue:
    """Decode a catalogue in slices, breathing in between. The first of a doubled id wins.

    Raises PanelBroken when it is no list of services, or a Refusal when it is an error.
    """
    items = split(body, status)
    found: dict[str, Service] = {}
    skipped = 0
    for start in range(0, len(items), SLICE):
        for raw in items[start : start + SLICE]:
            service = _service(raw)
            if service is None or service.id in found:
                skipped += 1
            else:
                found[service.id] = service
        await asyncio.sleep(0)
    if items and not found:
        raise PanelBroken("no_service", status=status)
    return Catalogue(tuple(found.values()), skipped)


def split(body: bytes, status: int | None) -> list[msgspec.Raw]:
    """Split the list into raw items, whatever it is wrapped in."""
    try:
        return _split.decode(body)
    except (msgspec.DecodeError, RecursionError):
        pass
    value: object = loose.read(body, status)
    for name in ("services", "data"):
        value = loose.as_object(value).get(name, value)
    if isinstance(value, str) and "empty" in value.lower():
        return []
    listed = loose.as_list(value)
    if value != listed:
        raise PanelBroken("no_list", status=status)
    return [msgspec.Raw(msgspec.json.encode(item)) for item in listed]


def _service(raw: msgspec.Raw) -> Service | None:
    """Return one service; None for an item that is none."""
    try:
        item = _item.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return _from_odd(raw)
    return _of(item)


def _from_odd(raw: msgspec.Raw) -> Service | None:
    """Read an item with fields of unheard types: these count as missing."""
    try:
        told = loose.as_object(loose.read(bytes(raw)))
    except PanelBroken:
        return None
    item = WireService()
    for name in WireService.__struct_fields__:
        text = words(told.get(name), MAX_DESCRIPTION)
        setattr(item, name, msgspec.Raw(text.encode()) if name in _NUMBERS else text)
    return _of(item)


def _of(item: WireService) -> Service | None:
    number = identifier(item.service)
    if not number:
        return None
    about = next((text for text in (item.description, item.desc, item.note) if text), "")
    return Service(
        id=number,
        name=words(item.name) or number,
        type=words(item.type, 80),
        category=words(item.category),
        rate=amount(_scalar(item.rate)),
        minimum=whole(_scalar(item.min)),
        maximum=whole(_scalar(item.max)),
        refill=flag(item.refill),
        cancel=flag(item.cancel),
        dripfeed=flag(item.dripfeed),
        link=words(item.link, 500),
        description=plain_lines(str(about), MAX_DESCRIPTION) if about else "",
        average_time=words(item.average_time, 80),
        currency=words(item.currency, 12),
    )


def _scalar(raw: msgspec.Raw) -> str | None:
    """Return the text of a raw JSON number or string; None for null and what is neither."""
    text = bytes(raw).strip()
    if text.startswith(b'"'):
        text = text[1:-1]
    return None if text == b"null" or len(text) > 60 else plain(text.decode("ascii", "replace"))
