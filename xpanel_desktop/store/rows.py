"""A row of the table of orders as an Order, and a new order as a row."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.order import Attempt, Ending, NewOrder, Order
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.tags import Tags, tags_of
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.store.columns import (
    STATES,
    from_json,
    maybe_amount,
    maybe_flag,
    maybe_ms,
    maybe_time,
    time_of,
    to_json,
    units,
    whole,
)
from xpanel_desktop.store.unfrozen import maker

COLUMNS = (
    "id", "account_id", "state", "service_id", "kind", "fields", "extra", "service_name",
    "category", "rate", "currency", "expected_charge", "quantity", "created_at", "queued_at",
    "sent_at", "panel_id", "status_word", "charge", "start_count", "remains", "asked_at",
    "next_ask_at", "moved_at", "attempts", "problem", "label", "customer", "note", "colour",
    "parent_id", "place", "not_before", "after_link", "asks", "origin", "cancels",
    "refills",
)  # fmt: skip
"""What an order is read from, in the order in which `order_of` takes it."""
ORDER = ", ".join(COLUMNS)
JOINED = ", ".join(f"orders.{name}" for name in COLUMNS)
"""The same where other tables are read beside."""
_KINDS = {kind.value: kind for kind in Kind}
_ticket, _order = maker(Ticket), maker(Order)


def order_of(row: Iterable[Any]) -> Order:
    """Return the order that a row of COLUMNS holds.

    By place and not by name, which would be looked for in each row: a table reads hundreds at once.
    """
    (
        number, account_id, state, service_id, kind, fields, extra, service_name, category, rate,
        currency, expected, quantity, created_at, queued_at, sent_at, panel_id, status_word, charge,
        start_count, remains, asked_at, next_ask_at, moved_at, attempts, problem, label, customer,
        note, colour, parent_id, place, not_before, after_link, asks, origin, cancels,
        refills,
    ) = row  # fmt: skip
    ticket = _ticket(account_id, service_id, _KINDS[kind], from_json(fields), from_json(extra))
    return _order(
        number, STATES[state], ticket, service_name, category, maybe_amount(rate), currency,
        maybe_amount(expected), quantity, time_of(created_at), maybe_time(queued_at),
        maybe_time(sent_at), panel_id, status_word, maybe_amount(charge), start_count, remains,
        maybe_time(asked_at), maybe_time(next_ask_at), maybe_time(moved_at), attempts, problem,
        label, customer, note, colour, parent_id, place, maybe_time(not_before), bool(after_link),
        bool(asks), origin, maybe_flag(cancels), maybe_flag(refills),
    )  # fmt: skip


def orders_in(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> list[Order]:
    """Return the orders that a statement finds, which reads COLUMNS and nothing else."""
    cursor = connection.cursor()
    cursor.row_factory = None  # read by place: a Row would be one more object for each
    return [order_of(row) for row in cursor.execute(sql, tuple(values))]


def attempt_of(row: sqlite3.Row) -> Attempt:
    """Return the attempt that a row holds."""
    return Attempt(
        order_id=row["order_id"],
        number=row["number"],
        started_at=time_of(row["started_at"]),
        ended_at=maybe_time(row["ended_at"]),
        ending=Ending(row["ending"]) if row["ending"] else None,
        reason=row["reason"],
        http_status=row["http_status"],
        answer=row["answer"],
        request=from_json(row["request"]),
    )


def columns_of(new: NewOrder) -> dict[str, Any]:
    """Return the columns that the content of a draft fills."""
    ticket = new.ticket
    return {
        "account_id": ticket.account_id,
        "service_id": ticket.service_id,
        "kind": ticket.kind.value,
        "fields": to_json(ticket.values),
        "extra": to_json(ticket.extra),
        "service_name": new.service_name,
        "category": new.category,
        "rate": units(new.rate),
        "currency": new.currency,
        "expected_charge": units(new.expected_charge),
        "quantity": whole(new.quantity),
        "link": _link(ticket),
        "found_by": found_by(ticket, new.service_name, tags_of(new)),
        "label": new.label,
        "customer": new.customer,
        "note": new.note,
        "colour": new.colour,
        "parent_id": new.parent_id,
        "not_before": maybe_ms(new.not_before),
        "after_link": int(new.after_link),
        "cancels": new.cancel,
        "refills": new.refill,
    }


def _link(ticket: Ticket) -> str:
    return ticket.text("link") or ticket.text("username")


def found_by(ticket: Ticket, service_name: str, tags: Tags, panel_id: str = "") -> str:
    """Return the folded texts that a search of orders looks into."""
    words = (tags.label, tags.customer, tags.note, panel_id)
    return fold("\n".join((_link(ticket), ticket.service_id, service_name, *words)))


def insert(connection: sqlite3.Connection, columns: Mapping[str, Any]) -> int:
    """Write a new order and return its id."""
    marks = ", ".join(f":{name}" for name in columns)
    sql = f"INSERT INTO orders ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
    made = connection.execute(sql, columns).lastrowid
    assert made is not None
    return made


def fetch(connection: sqlite3.Connection, order_id: int) -> Order | None:
    """Return one order by our id, None when there is none."""
    sql = f"SELECT {ORDER} FROM orders WHERE id = ?"  # noqa: S608 - our own names
    row = connection.execute(sql, (order_id,)).fetchone()
    return None if row is None else order_of(row)
