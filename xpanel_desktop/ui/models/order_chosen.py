"""Which orders the operator chose in a long table: kept by our number, wherever their rows go."""

from collections.abc import Callable, Collection, Mapping, Sequence

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.order_pages import PAGE

MOST = 5000
"""Chosen orders that are kept by number, from the top: as many as any deed takes at once."""


class Chosen:
    """Rows count from 0. An order without a row is not found at the moment, but still chosen."""

    def __init__(self) -> None:
        self.unseen: list[int] = []
        """Selected rows whose orders nobody has read so far."""
        self.current: int | None = None
        """Our number of the order that the keys stand on."""
        self._rows: dict[int, int | None] = {}
        self._ids: dict[int, int] = {}
        self._selected: set[int] = set()

    @property
    def ids(self) -> Collection[int]:
        """Our numbers of all that are chosen: selected, or current."""
        return self._rows.keys()

    @property
    def adrift(self) -> bool:
        """Whether some have no row at the moment."""
        return len(self._ids) < len(self._rows)

    def id_at(self, row: int) -> int | None:
        """Return our number of what was chosen in a row."""
        return self._ids.get(row)

    def row_of(self, order_id: int) -> int | None:
        """Return the row of a chosen order."""
        return self._rows.get(order_id)

    def selected(self) -> list[int]:
        """Return the rows that are to be selected, from the top."""
        rows = (self._rows.get(one) for one in self._selected)
        return sorted({*self.unseen, *(row for row in rows if row is not None)})

    def choose(self, rows: Sequence[int], current: int, named: Callable[[int], int | None]) -> None:
        """Keep the orders in rows that the operator selected, and the one in the current row.

        `named` tells which order is in a row, None for one that nobody has read.
        """
        seen = {row: one for row in rows if (one := self._ids.get(row) or named(row)) is not None}
        stands_on = self._ids.get(current) or named(current)
        self.unseen = [row for row in rows if row not in seen]
        self._selected = set(seen.values())
        self.current = stands_on
        if stands_on is not None:
            seen.setdefault(current, stands_on)
        self._keep({one: row for row, one in seen.items()})

    def name(self, found: Mapping[int, int]) -> None:
        """Take the orders in unseen rows, row → our number, once they are read."""
        known = {row: one for row, one in found.items() if one not in self._rows}
        self._selected.update(known.values())
        self._keep(self._rows | {one: row for row, one in known.items()})
        self.unseen = []

    def settle(self, rows: Mapping[int, int | None]) -> None:
        """Take the rows in which orders are now; those that are not told of are let go."""
        self._selected &= rows.keys()
        self._keep(rows)

    def stray(self, read: Mapping[int, Sequence[Order]]) -> list[int]:
        """Return which of them are not in their rows on pages that were just read."""
        return [
            one
            for row, one in self._ids.items()
            if (page := read.get(row // PAGE)) is not None
            and (row % PAGE >= len(page) or page[row % PAGE].id != one)
        ]

    def let_go_below(self, row: int) -> None:
        """Let go of what is selected below a row."""
        self.unseen = [one for one in self.unseen if one <= row]
        below = {one for one in self._selected if (self._rows[one] or 0) > row}
        self._selected -= below
        below.discard(self.current or 0)
        self._keep({one: at for one, at in self._rows.items() if one not in below})

    def cut(self, count: int) -> None:
        """Take note that the table has `count` rows."""
        self.unseen = [row for row in self.unseen if row < count]
        if any(row >= count for row in self._ids):
            self._keep(
                {
                    one: row if row is not None and row < count else None
                    for one, row in self._rows.items()
                }
            )

    def clear(self) -> None:
        """Let go of everything: these are other rows."""
        self.unseen, self.current = [], None
        self._selected.clear()
        self._keep({})

    def _keep(self, rows: Mapping[int, int | None]) -> None:
        self._ids = {}
        self._rows = {}
        for one, row in rows.items():
            free = row is not None and self._ids.setdefault(row, one) == one
            self._rows[one] = row if free else None
