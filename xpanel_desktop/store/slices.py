"""A catalogue as it lies in the store: slices of packed services, in the panel's order.

The first slice is small and in JSON, which Python reads by itself: msgspec, which packs the others,
takes 20 ms to import, and the first paint needs no more than the first slice.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
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
_set_type, _set_category, _set_average_time = (
    vars(Service)[name].__set__ for name in ("type", "category", "average_time")
)
"""The slots of a frozen service: `object.__setattr__` would look each up by name."""
_LISTED = b"["
"""How JSON begins here; no list of msgpack does."""


def head_in(db: sqlite3.Connection, account_id: int) -> tuple[Service, ...]:
    """Return the first services of the last catalogue, a screenful and more; none without."""
    sql = "SELECT services FROM catalog_slices WHERE account_id = ? AND number = 0"
    row = db.execute(sql, (account_id,)).fetchone()
    return () if row is None else unpacked(row[0])


def packed(services: Sequence[Service]) -> Iterator[bytes]:
    """Return the slices of a catalogue one by one."""
    import msgspec

    if services:
        yield msgspec.json.encode(services[:HEAD])
    for start in range(HEAD, len(services), SLICE):
        yield msgspec.msgpack.encode(services[start : start + SLICE])


def unpacked(slice_: bytes) -> tuple[Service, ...]:
    """Return the services of a slice.

    Raises ValueError, LookupError, TypeError or ArithmeticError for what is none.
    """
    if slice_.startswith(_LISTED):
        return tuple(_listed(one) for one in json.loads(slice_))
    return _shared(_decoder().decode(slice_))


def _shared(services: list[Service]) -> tuple[Service, ...]:
    """Return services just decoded, the words that thousands repeat held once for all of them.

    That is a fifth of a catalogue's memory (measured at 15,000).
    """
    intern = sys.intern
    for one in services:
        _set_type(one, intern(one.type))
        _set_category(one, intern(one.category))
        if one.average_time:
            _set_average_time(one, intern(one.average_time))
    return tuple(services)


def _listed(told: dict[str, Any]) -> Service:
    rate = told["rate"]
    told["rate"] = None if rate is None else Decimal(rate)
    return Service(**told)


@cache
def _decoder() -> "msgspec.msgpack.Decoder[list[Service]]":
    import msgspec

    return msgspec.msgpack.Decoder(list[Service])
