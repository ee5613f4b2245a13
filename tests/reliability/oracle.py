"""Compares what the panel's ledger holds with what the program says of the same orders."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import PLACED, State


@dataclass
class Finding:
    """What was found; `double`, `lost` and `phantom` must be empty."""

    committed: int
    placed: int
    double: list[str]
    """Links that the panel holds more than one order of."""
    lost: list[str]
    """Links that the panel holds and of which the program says that they surely are not there."""
    phantom: list[str]
    """Links that the program holds as placed under an id that the panel does not have for them."""

    @property
    def clean(self) -> bool:
        """Tell whether no money went astray."""
        return not (self.double or self.lost or self.phantom)

    def told(self) -> str:
        """Return the finding as one line of JSON."""
        return json.dumps(asdict(self))


def read_ledger(path: Path) -> dict[str, list[str]]:
    """Return link → the ids of the orders that the panel really holds for it."""
    held: dict[str, list[str]] = {}
    for entry in entries(path):
        held.setdefault(entry["link"], []).append(entry["id"])
    return held


def entries(path: Path) -> list[dict[str, str]]:
    """Return the ledger's lines: an order's id, its link and the way in which it was answered."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def lied_ids(path: Path) -> set[str]:
    """Return the links that the panel answered with an earlier order's id.

    A client can see through that only where it holds the earlier order under that id: was the
    client killed before it heard of it, the answer looks like any other.
    """
    return {entry["link"] for entry in entries(path) if entry["way"] == "an id already held"}


def judge(
    ledger: dict[str, list[str]], orders: Iterable[Order], lied: Collection[str] = ()
) -> Finding:
    """Judge every order of the program against the ledger; `lied` as by `lied_ids`."""
    orders = list(orders)
    holders = Counter(order.panel_id for order in orders if order.state in PLACED)
    finding = Finding(sum(map(len, ledger.values())), 0, [], [], [])
    finding.double = [link for link, ids in ledger.items() if len(ids) > 1]
    seen: Counter[str] = Counter()
    for order in orders:
        seen[order.link] += 1
        ids = ledger.get(order.link, [])
        if order.state in PLACED:
            finding.placed += 1
            believed = order.link in lied and holders[order.panel_id] == 1
            if order.panel_id not in ids and not believed:
                finding.phantom.append(order.link)
        elif ids and order.state not in (State.UNKNOWN, State.SENDING):
            finding.lost.append(order.link)
    finding.lost += [link for link in ledger if not seen[link]]
    return finding
