"""How much of its guarantee each order has left: typed for its service, or read from its name."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.aftersales import Aftersales
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.guarantee import Guarantee, guarantee_ends, suggested
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.aftersales_words import countdown_words
from xpanel_desktop.ui.ages import duration
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.tasks import Tasks

_ENDED = frozenset({State.COMPLETED, State.PARTIAL})


class OrderGuarantees(QObject):
    """Words for a column. What was typed is held for all services: a few hundred at most."""

    changed = Signal()

    def __init__(
        self,
        aftersales: Aftersales,
        accounts: AccountBook,
        clock: Clock,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._aftersales, self._accounts = aftersales, accounts
        self._clock, self._tasks = clock, tasks
        self._typed: dict[int, dict[str, Guarantee]] = {}
        self._read()

    def touch(self, changes: Changes) -> None:
        """Take note of facts."""
        if changes.touches(Table.GUARANTEES) or changes.touches(Table.ACCOUNTS):
            self._read()

    def left(self, order: Order) -> str:
        """Return what is left of an order's guarantee, in short; ≈ marks what a name suggests."""
        guarantee, read = self._of(order)
        if guarantee is None:
            return NOT_TOLD
        if not guarantee.given:
            return self.tr("None")
        if order.state not in _ENDED:
            return NOT_TOLD
        left = self._countdown(order, guarantee)
        return f"≈ {left}" if read else left

    def told(self, order: Order) -> tuple[str, ...]:
        """Return the lines of a tooltip: how long it runs, what is left, and who says so."""
        guarantee, read = self._of(order)
        if guarantee is None:
            return (self.tr("No guarantee is known of this service."),)
        whole = countdown_words(order, guarantee, self._clock.now())
        if not guarantee.given:
            whole = self.tr("The service has no guarantee.")
        elif order.state not in _ENDED:
            whole = self.tr("{days} from the end of the order").format(days=whole)
        return (whole, self.tr("Only what the service's name suggests.")) if read else (whole,)

    def _of(self, order: Order) -> tuple[Guarantee | None, bool]:
        """Return a guarantee, and whether it is only read from the service's name."""
        ticket = order.ticket
        typed = self._typed.get(ticket.account_id, {}).get(ticket.service_id)
        return (typed, False) if typed is not None else (suggested(order.service_name), True)

    def _countdown(self, order: Order, guarantee: Guarantee) -> str:
        ends = guarantee_ends(order, guarantee)
        if ends is None:
            return self.tr("For life") if guarantee.days is None else NOT_TOLD
        now = self._clock.now()
        return self.tr("Over") if ends <= now else _in_short(ends - now)

    def _read(self) -> None:
        self._tasks.start(self, self._read_all(), name="read guarantees")

    async def _read_all(self) -> None:
        typed = {
            account.id: await self._aftersales.guarantees(account.id)
            for account in self._accounts.all()
        }
        if typed != self._typed:
            self._typed = typed
            self.changed.emit()


def _in_short(left: timedelta) -> str:
    """Return a length of time in its largest unit: true for long without being painted again."""
    for unit in (timedelta(days=1), timedelta(hours=1)):
        if left >= unit:
            return duration(left // unit * unit)
    return duration(left)
