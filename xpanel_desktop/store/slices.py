"""A catalogue as it lies in the store: slices of packed services, in the panel's order."""

import sqlite3

import msgspec

from xpanel_desktop.domain.service import Service

_decoder = msgspec.msgpack.Decoder(list[Service])


def head_in(db: sqlite3.Connection, account_id: int) -> tuple[Service, ...]:
    """Return the first services of the last catalogue, a screenful and more; none without."""
    sql = "SELECT services FROM catalog_slices WHERE account_id = ? AND number = 0"
    row = db.execute(sql, (account_id,)).fetchone()
    return () if row is None else unpacked(row[0])


def unpacked(packed: bytes) -> tuple[Service, ...]:
    """Return the services of a slice."""
    return tuple(_decoder.decode(packed))
