"""A catalogue as it lies in the store: slices of packed services, in the panel's order.

What the panel tells of a service at length lies with it, and is read alone, when someone looks: a
text with an emoji takes four bytes a letter in memory, and thousands of them are never looked at.

The first slice is small and in JSON, which Python reads by itself: msgspec, which packs the others,
takes 20 ms to import, and the first paint needs no more than the first slice.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from xpanel_desktop.domain.service import Service

if TYPE_CHECKING:
    import msgspec

HEAD = 200
"""Services of the first slice: a screenful and more."""
SLICE = 1000
"""Services decoded in one breath: a decode holds the interpreter, and with it the window."""
_set_type, _set_category, _set_average_time, _set_minimum, _set_maximum = (
    vars(Service)[name].__set__
    for name in ("type", "category", "average_time", "minimum", "maximum")
)
"""The slots of a frozen service: `object.__setattr__` would look each up by name."""
_DESCRIPTION = "description"
_LISTED = b"["
"""How JSON begins here; no list of msgpack does."""


def head_in(db: sqlite3.Connection, account_id: int) -> tuple[Service, ...]:
    """Return the first services of the last catalogue, a screenful and more; none without."""
    sql = "SELECT services FROM catalog_slices WHERE account_id = ? AND number = 0"
    row = db.execute(sql, (account_id,)).fetchone()
    return () if row is None else unpacked(row[0])


def packed(services: Sequence[Service], descriptions: Mapping[str, str]) -> Iterator[bytes]:
    """Return the slices of a catalogue one by one, with what is told of each id at length."""
    import msgspec

    def told(some: Sequence[Service]) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = msgspec.to_builtins(some)
        for one in made:
            one[_DESCRIPTION] = descriptions.get(one["id"], "")
        return made

    if services:
        yield msgspec.json.encode(told(services[:HEAD]))
    for start in range(HEAD, len(services), SLICE):
        yield msgspec.msgpack.encode(told(services[start : start + SLICE]))


def unpacked(slice_: bytes) -> tuple[Service, ...]:
    """Return the services of a slice.

    Raises ValueError, LookupError, TypeError or ArithmeticError for what is none.
    """
    if slice_.startswith(_LISTED):
        return tuple(_listed(one) for one in json.loads(slice_))
    return _shared(_decoder().decode(slice_))


def description_in(slice_: bytes, service_id: str) -> str | None:
    """Return what a slice tells of a service at length, None when it is not in it.

    Raises msgspec.DecodeError for what is no slice.
    """
    told = _teller(listed=slice_.startswith(_LISTED)).decode(slice_)
    return next((one.description for one in told if one.id == service_id), None)


def _shared(services: list[Service]) -> tuple[Service, ...]:
    """Return services just decoded, the words and limits that thousands repeat held once.

    That is a fifth of a catalogue's memory (measured at 15,000).
    """
    intern, limits = sys.intern, dict[int | None, int | None]()
    for one in services:
        _set_type(one, intern(one.type))
        _set_category(one, intern(one.category))
        if one.average_time:
            _set_average_time(one, intern(one.average_time))
        _set_minimum(one, limits.setdefault(one.minimum, one.minimum))
        _set_maximum(one, limits.setdefault(one.maximum, one.maximum))
    return tuple(services)


def _listed(told: dict[str, Any]) -> Service:
    rate = told["rate"]
    told.pop(_DESCRIPTION, None)
    told["rate"] = None if rate is None else Decimal(rate)
    return Service(**told)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is read of a service when its description is wanted."""

    id: str
    description: str = ""


@cache
def _teller(
    *, listed: bool
) -> "msgspec.json.Decoder[list[_Told]] | msgspec.msgpack.Decoder[list[_Told]]":
    import msgspec

    return (msgspec.json if listed else msgspec.msgpack).Decoder(list[_Told])


@cache
def _decoder() -> "msgspec.msgpack.Decoder[list[Service]]":
    import msgspec

    return msgspec.msgpack.Decoder(list[Service])
