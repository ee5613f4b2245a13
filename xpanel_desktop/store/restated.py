"""Orders whose row alone does not tell what they cost: what other rows tell of them is put in.

Of an order in several accounts of one panel, what was heard last counts, on the day and with the
customer of the row that stands for all. A drip-feed that reports no charge costs what was expected,
less what was refunded of runs that are followed: as the ledger has it.
"""

import json
import sqlite3
from collections.abc import Sequence

from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.store.costs import RUNS_OF, told
from xpanel_desktop.store.twins import FOLLOWED, Twins, heard, twins_of_all

RESTATED = (
    "(SELECT e.id, e.account_id, e.origin, e.panel_id, e.service_id, e.service_name, e.category,"  # noqa: S608 - our own names
    " e.customer, e.link, e.quantity, e.sent_at, e.created_at, h.state, h.charge, h.remains,"
    f" iif({told('h')} AND h.currency <> '', h.currency, e.currency) AS currency,"
    " max(e.expected_charge - (value ->> 2), 0) AS expected_charge"
    " FROM json_each(?) CROSS JOIN orders e ON e.id = value ->> 0"
    " CROSS JOIN orders h ON h.id = value ->> 1)"
)
"""The orders that `restated` lists, as they count."""
_HEARD_LAST = (
    f"SELECT id FROM orders o WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
    f" ORDER BY {told('o')} DESC, asked_at DESC, id DESC LIMIT 1"
)
_RUNS = (
    f"SELECT o.id, p.id FROM {FOLLOWED} f CROSS JOIN orders o ON o.id = f.order_id"  # noqa: S608 - our own names
    f" AND o.origin = 'imported' CROSS JOIN {RUNS_OF} WHERE NOT {told('p')}"
)
Row = tuple[int, int, int]
"""The order that stands for all, the one that was heard of last, what was refunded in units."""


def restated(db: sqlite3.Connection) -> tuple[list[int], list[Row]]:
    """Return the orders that do not count as their rows are, and how they count instead."""
    twins = twins_of_all(db)
    back = _refunded(db, twins)
    rows = [(one[0], _heard_last(db, one), max(back.get(row, 0) for row in one)) for one in twins]
    left_out = {row for one in twins for row in one}
    rows += [(one, one, units) for one, units in back.items() if one not in left_out]
    return sorted(left_out.union(back)), rows


def _heard_last(db: sqlite3.Connection, rows: Twins) -> int:
    return int(db.execute(_HEARD_LAST, (json.dumps(rows),)).fetchone()[0])


def _refunded(db: sqlite3.Connection, twins: Sequence[Twins]) -> dict[int, int]:
    """Return what was refunded of the runs of each order that reports no charge itself."""
    parents: dict[int, set[int]] = {}
    for run, parent in db.execute(_RUNS):
        parents.setdefault(run, set()).add(parent)
    if not parents:
        return {}
    several = [one for one in twins if parents.keys() & set(one)]
    alone = parents.keys() - {row for one in several for row in one}
    runs = [*several, *((row,) for row in alone)]
    found: dict[int, int] = {}
    for rows, entries in zip(runs, heard(db, runs), strict=True):
        back = -sum(one.change for _, _, one in entries if one.kind is Kind.REFUND)
        for parent in set[int]().union(*(parents.get(row, ()) for row in rows)) if back else ():
            found[parent] = found.get(parent, 0) + back
    return found
