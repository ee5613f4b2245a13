"""Reading the ledger for the screens."""

from xpanel_desktop.domain.ledger import Entry, LedgerQuery, Line
from xpanel_desktop.store.ledger import LedgerRows


class Ledger:
    """What orders cost, entry by entry; nobody but the database's triggers writes it."""

    def __init__(self, rows: LedgerRows) -> None:
        self._rows = rows

    async def window(self, query: LedgerQuery, before: int | None, most: int) -> list[Line]:
        """Return up to `most` entries, newest first, those older than the entry `before`."""
        return await self._rows.window(query, before, most)

    async def of_order(self, order_id: int) -> list[Entry]:
        """Return an order's entries, the first one first."""
        return await self._rows.of_order(order_id)
