"""What an order costs, in SQL; and which followed orders are runs, that cost nothing of their own.

A panel gives the runs of a drip-feed, and the posts of a subscription, ids of their own, by which
they can be followed. Their cost is part of what their parent costs, and counts once: the parent's,
where it has one, else theirs. What is refunded of a run is told by its parent, too, unless that
reports no charge at all.
"""

from collections.abc import Iterable

from xpanel_desktop.domain.ledger import AT_WORK
from xpanel_desktop.domain.state import State


def among(states: Iterable[State]) -> str:
    """Return states as a list of SQL's, without brackets."""
    return ", ".join(f"'{state.value}'" for state in sorted(states))


def told(order: str) -> str:
    """Return whether the charge that the panel reported of an order counts: `ledger.says`."""
    charge, state = f"{order}.charge", f"{order}.state"
    return f"({charge} IS NOT NULL AND ({charge} <> 0 OR {state} NOT IN ({among(AT_WORK)})))"


def cost(order: str) -> str:
    """Return what an order costs, in units: what was reported, else expected; NULL: not known."""
    return f"iif({told(order)}, {order}.charge, {order}.expected_charge)"


RUNS_OF = (
    "runs r CROSS JOIN orders p ON p.id = r.parent_id AND r.panel_id = o.panel_id"  # noqa: S608 - our own words
    " AND r.account_id IN (SELECT b.id FROM accounts a JOIN accounts b ON b.url = a.url"
    f" WHERE a.id = o.account_id) AND coalesce({cost('p')}, 0) <> 0"
)
"""The parents `p` of a followed order `o` that cost anything, in whichever account of its panel."""
_PARENT = f"SELECT 1 FROM {RUNS_OF} WHERE o.origin = 'imported'"  # noqa: S608 - our own words
OWN_COST = f"NOT EXISTS ({_PARENT})"
"""Whether what an order `o` costs is no part of what another one does."""
COUNTS = (
    "(l.kind NOT IN ('followed', 'raised', 'refund') OR NOT EXISTS ("  # noqa: S608 - our own words
    "SELECT 1 FROM orders o WHERE o.id = l.order_id AND o.origin = 'imported'"
    f" AND EXISTS ({_PARENT}"
    f" AND (l.kind <> 'refund' OR {told('p')}))))"
)
"""Whether an entry `l` of the ledger tells what no other order's tells."""
