"""What orders cost, summed by SQLite over spans of time, on a thread and connection of its own.

Amounts are summed in two parts, millions of units and the rest: a sum of integers that leaves
64 bits is an error in SQLite, and a million orders in a weak currency do.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from xpanel_desktop.domain.customers import Bought, billable
from xpanel_desktop.domain.ledger import REFUNDING
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.spending import By, Part, Span
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_amount, maybe_time, ms, time_of
from xpanel_desktop.store.costs import OWN_COST, among, cost, told
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.real import REAL
from xpanel_desktop.store.restated import RESTATED, restated
from xpanel_desktop.store.twins import but

_HALF = 1_000_000
_TOLD, _COST = told("o"), cost("o")
_GUESS = f"iif({_TOLD}, 0, o.expected_charge)"
# No price without a cost: nothing is added to what is not known, in a statement neither
_BILLED = (
    f"CASE WHEN {_COST} IS NULL THEN 0"
    f" WHEN o.state NOT IN ({among(REFUNDING)}) THEN coalesce(o.quantity, 0)"
    f" WHEN o.remains IS NULL THEN iif(coalesce({_COST}, 0) <> 0, coalesce(o.quantity, 0), 0)"
    " ELSE min(max(coalesce(o.quantity, 0) - o.remains, 0), coalesce(o.quantity, 0)) END"
)
_CURRENCY = "iif(o.currency <> '', o.currency, a.currency)"
_KEYS = {
    By.DAY: ("''", "''"),
    By.SERVICE: ("o.account_id || ':' || o.service_id", "o.service_name"),
    By.CATEGORY: ("o.category", "o.category"),
    By.CUSTOMER: ("o.customer", "o.customer"),
    By.ACCOUNT: ("o.account_id", "a.name"),
}
_SPANS = "(SELECT key, value ->> 0 AS begins, value ->> 1 AS ends FROM json_each(?)) s"
_FROM_HERE = (
    f"{_SPANS} CROSS JOIN orders o INDEXED BY orders_by_sent"
    " ON o.sent_at >= s.begins AND o.sent_at < s.ends AND o.panel_id <> ''"
)
_FROM_ELSEWHERE = (
    "(SELECT * FROM orders INDEXED BY orders_by_sent WHERE sent_at IS NULL AND panel_id <> '') o"  # noqa: S608 - our own names
    f" CROSS JOIN {_SPANS} ON o.created_at >= s.begins AND o.created_at < s.ends"
    f" AND {OWN_COST}"
)
"""Placed elsewhere and followed here since: they count on the day on which they came. A run does
not, beside its drip-feed."""
_FROM_RESTATED = (
    f"{RESTATED} o CROSS JOIN {_SPANS} ON coalesce(o.sent_at, o.created_at) >= s.begins"
    f" AND coalesce(o.sent_at, o.created_at) < s.ends AND {OWN_COST}"
)


class SpendingRows:
    """Sums and lists of orders that were accepted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def parts(
        self, by: By, spans: Sequence[Span], accounts: frozenset[int] = frozenset()
    ) -> list[Part]:
        """Return what each group cost in each span and currency; by day, a span is its group."""
        sql, rest = _sums(by, accounts)
        within = _bounds(spans)

        def look(db: sqlite3.Connection) -> list[Part]:
            return [_part(row) for row in _rows(db, sql, within, rest)]

        return await self._database.apart(look)

    async def bought(
        self, customer: str, spans: Sequence[Span], accounts: frozenset[int] = frozenset()
    ) -> list[Bought]:
        """Return a customer's orders, the first one first."""
        where, rest = _of_accounts(accounts)
        sql = (
            "SELECT s.key AS span, o.id, o.panel_id, coalesce(o.sent_at, o.created_at) AS at,"  # noqa: S608 - our own names
            " o.service_name, o.link, o.quantity, o.remains, o.state,"
            f" {_CURRENCY} AS currency, {_COST} AS cost, {_TOLD} AS told"
            f" FROM {{}} JOIN accounts a ON a.id = o.account_id"
            f" WHERE o.customer = ?{where}"
        )
        within = _bounds(spans)

        def look(db: sqlite3.Connection) -> list[Bought]:
            found = _rows(db, sql, within, [customer, *rest])
            found.sort(key=lambda row: (row["at"], row["id"]))
            return [_bought(row, spans) for row in found]

        return await self._database.apart(look)

    async def first(self, accounts: frozenset[int] = frozenset()) -> datetime | None:
        """Return when the first order that counts was sent, None when there is none."""
        where, rest = _of_accounts(accounts)
        sql = (
            "SELECT min(at) FROM ("  # noqa: S608 - our own names
            "SELECT (SELECT o.sent_at FROM orders o WHERE o.sent_at IS NOT NULL"
            f" AND o.panel_id <> ''{where} ORDER BY o.sent_at LIMIT 1) AS at UNION ALL"
            " SELECT min(o.created_at) FROM orders o WHERE o.sent_at IS NULL"
            f" AND o.panel_id <> ''{where})"
        )
        row = await self._database.apart(lambda db: db.execute(sql, (*rest, *rest)).fetchone())
        return maybe_time(row[0])


def _rows(
    db: sqlite3.Connection, sql: str, within: str, rest: Sequence[object]
) -> list[sqlite3.Row]:
    """Return the rows of a query of all orders that count, each as it does."""
    left_out, instead = restated(db)
    where, numbers = but("o.id", left_out)
    found: list[sqlite3.Row] = []
    for source in (_FROM_HERE, _FROM_ELSEWHERE):
        found += db.execute(sql.format(source + where), (within, *numbers, *rest))
    if instead:
        found += db.execute(sql.format(_FROM_RESTATED), (json.dumps(instead), within, *rest))
    return found


def _bounds(spans: Sequence[Span]) -> str:
    return json.dumps([[ms(span.begins), ms(span.ends)] for span in spans])


def _of_accounts(accounts: frozenset[int]) -> tuple[str, list[int]]:
    marks = ", ".join("?" * len(accounts))
    return f" AND +o.account_id {f'IN ({marks})' if accounts else REAL}", sorted(accounts)


def _sums(by: By, accounts: frozenset[int]) -> tuple[str, list[int]]:
    key, name = _KEYS[by]
    where, rest = _of_accounts(accounts)
    sums = ", ".join(
        f"sum({what} / {_HALF}) AS {name}_high, sum({what} % {_HALF}) AS {name}_low"
        for what, name in ((_COST, "cost"), (_GUESS, "guess"))
    )
    sql = (
        f"SELECT s.key AS span, {key} AS grouped, {name} AS name, {_CURRENCY} AS currency,"  # noqa: S608 - our own names
        f" max(o.id), count(*) AS orders, {sums}, sum({_BILLED}) AS quantity,"
        f" count(iif({_TOLD}, NULL, o.expected_charge)) AS guesses,"
        f" count(*) - count({_COST}) AS unpriced"
        f" FROM {{}} JOIN accounts a ON a.id = o.account_id"
        f" WHERE 1{where} GROUP BY 1, 2, 4"
    )
    return sql, rest


def _amount(high: int | None, low: int | None) -> Decimal:
    return from_units((high or 0) * _HALF + (low or 0))


def _part(row: sqlite3.Row) -> Part:
    return Part(
        span=int(row["span"]),
        key=str(row["grouped"]),
        name=str(row["name"]),
        currency=str(row["currency"]),
        orders=row["orders"],
        cost=_amount(row["cost_high"], row["cost_low"]),
        estimated=_amount(row["guess_high"], row["guess_low"]),
        guesses=row["guesses"],
        unpriced=row["unpriced"],
        quantity=row["quantity"],
    )


def _bought(row: sqlite3.Row, spans: Sequence[Span]) -> Bought:
    state, cost = State(row["state"]), maybe_amount(row["cost"])
    return Bought(
        order_id=row["id"],
        panel_id=row["panel_id"],
        at=time_of(row["at"]),
        day=spans[int(row["span"])].day,
        service=row["service_name"],
        link=row["link"],
        quantity=billable(state, row["quantity"], row["remains"], cost),
        state=state,
        currency=row["currency"],
        cost=cost,
        estimated=not row["told"],
    )
