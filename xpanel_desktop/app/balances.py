"""The balance: read every few minutes and after accepted orders, kept over time."""

from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import PanelError, Unreachable
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.store.balances import BalanceRows

EVERY = 180.0
"""Seconds between readings."""
SETTLE = 2.0
"""Seconds that a reading waits after an accepted order, so that one serves several."""


class Balances:
    """The last known balance of each account."""

    def __init__(
        self, rows: BalanceRows, book: AccountBook, clock: Clock, notices: Notices
    ) -> None:
        self._rows = rows
        self._book = book
        self._clock = clock
        self._notices = notices
        self._panels: dict[int, tuple[Panel, Reach]] = {}

    def connect(self, account_id: int, panel: Panel | None, reach: Reach) -> None:
        """Say which panel tells an account's balance; None: none for now."""
        if panel is None:
            self._panels.pop(account_id, None)
        else:
            self._panels[account_id] = (panel, reach)

    async def last(self, account_id: int) -> Balance | None:
        """Return the newest reading, None when there is none."""
        return await self._rows.last(account_id)

    async def refresh(self, account_id: int) -> Balance:
        """Read the balance now and keep it. Raises PanelError, AmountError."""
        if account_id not in self._panels:
            raise Unreachable("offline")
        panel, reach = self._panels[account_id]
        try:
            money = await panel.balance()
        except PanelError as error:
            reach.failed(error)
            raise
        reach.heard()
        balance = Balance(money, self._clock.now())
        await self._rows.record(account_id, balance.at, money)
        await self._book.set_currency(account_id, money.currency)
        self._notices.publish(Changes.of(Table.BALANCES, [account_id]))
        return balance
