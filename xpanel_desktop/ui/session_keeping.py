"""Where the operator left off: searches, filters, selections and the open ticket come back.

Kept as one setting soon after each change, so that a kill loses next to nothing. What is typed in
the ticket is a draft by then; here is only which one lies open. A part that cannot be read, or is
gone, is left as it is at first.
"""

import dataclasses
import logging
from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service_filter import ServiceFilter
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.models.order_groups import OUTBOX_GROUPS, group_named
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow

SESSION = "session"
SOON = 700
"""Milliseconds after a change at which it is kept."""
_IN_OUTBOX = frozenset[State]().union(*(group.states for group in OUTBOX_GROUPS))
Told = dict[str, object]
_logger = logging.getLogger(__name__)


class SessionKeeper(QObject):
    """Brings the last session back once, then keeps the present one."""

    def __init__(self, core: Core, tasks: Tasks, window: "MainWindow") -> None:
        super().__init__(window)
        self._core, self._tasks, self._window = core, tasks, window
        self._line = State.DRAFT
        """What of the outbox was shown last, for as long as its pane is not built."""
        self._kept: object = core.settings.get(SESSION, cast("Told", {}))
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._keep)
        self._closed = False

    async def restore(self) -> None:
        """Bring back what was kept, part by part, and begin to keep what changes."""
        told = _dict(self._kept)
        for name, bring in (
            ("services", self._bring_services),
            ("orders", self._bring_orders),
            ("outbox", self._bring_outbox),
        ):
            try:
                bring(_dict(told.get(name)))
            except (KeyError, ValueError, TypeError, AttributeError):
                _logger.exception("the last session's %s are not brought back", name)
        await self._bring_order(_dict(told.get("orders")))
        await self._bring_ticket(_dict(told.get("ticket")))
        self._listen()

    def now(self) -> Told:
        """Return what is to come back, as JSON values."""
        return {
            "services": self._services(),
            "orders": self._orders(),
            "outbox": {"state": self._state().value},
            "ticket": self._ticket(),
        }

    # -- keeping ------------------------------------------------------------------------

    def _listen(self) -> None:
        window = self._window
        services, orders = window.services, window.orders
        for signal in (
            services.bar.searched,
            services.filters.changed,
            services.table.selectionModel().currentRowChanged,
            orders.asking.asked,
            orders.table.chosen,
            window.ticket.opened,
            window.ticket.saved,
            window.ticket.sent,
            window.scope.changed,
        ):
            signal.connect(self._touch)
        window.rooms.outbox.then(lambda pane: pane.segments.picked.connect(self._touch))
        window.middle.splitterMoved.connect(self._touch)
        window.middle.splits.moved.connect(self._touch)
        window.rail.chosen.connect(self._touch)
        window.installEventFilter(self)

    def _touch(self, *_told: object) -> None:
        """Keep soon; takes what any signal brings."""
        if not self._closed:
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep where the window is when that has changed."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
            self._touch()
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Listen no longer: what is taken apart at the end is no change."""
        self._window.removeEventFilter(self)
        self._soon.stop()
        self._closed = True

    def _keep(self) -> None:
        self._tasks.start(self, self.keep(), name="keep session")

    async def keep(self) -> None:
        """Keep what has changed; raises sqlite3.Error."""
        self._soon.stop()
        settings = self._core.settings
        for key, value in self._window.layout_kept().items():
            if settings.raw(key) != value:
                await settings.set(key, value)
        now = self.now()
        if now != self._kept:
            await settings.set(SESSION, now)
            self._kept = now

    # -- services -----------------------------------------------------------------------

    def _services(self) -> Told:
        pane = self._window.services
        wish = dataclasses.asdict(pane.filters.value)
        some = {name: str(one) if isinstance(one, Decimal) else one for name, one in wish.items()}
        return {
            "search": pane.bar.search.text(),
            "service": pane.current.id if pane.current else "",
            "filter": {name: one for name, one in some.items() if one not in (None, False)},
        }

    def _bring_services(self, told: Told) -> None:
        pane = self._window.services
        if not pane.filters.value.is_open or pane.bar.search.text():
            return  # the operator was faster
        pane.current_id = _text(told.get("service"))
        pane.filters.show_wish(_filter(_dict(told.get("filter"))))
        pane.bar.search.setText(_text(told.get("search")))

    # -- orders -------------------------------------------------------------------------

    def _orders(self) -> Told:
        pane = self._window.orders
        order = pane.table.order()
        return {
            "wish": self._core.views.as_text(pane.asking.wish),
            "view": pane.views.shown.id if pane.views.shown else 0,
            "order": order.id if order else 0,
            "page": pane.opening.is_open,
        }

    def _bring_orders(self, told: Told) -> None:
        text = _text(told.get("wish"))
        pane = self._window.orders
        if text and not _number(told.get("view")):
            wish = self._core.views.read(text)
            pane.side.states.choose(group_named(wish.group))
            pane.asking.show_wish(wish)

    async def _bring_order(self, told: Told) -> None:
        """Open the view that was open, and stand on the order that was chosen."""
        pane, text = self._window.orders, _text(told.get("wish"))
        views = {view.id: view for view in await self._core.views.all()}
        view = views.get(_number(told.get("view")))
        if view is not None:
            pane.views.open(view)
            pane.asking.show_wish(self._core.views.read(text), view.whose)
        order = await self._order(_number(told.get("order")))
        if order is not None:
            pane.table.stand_on(order.id)
            if told.get("page") is True:
                pane.opening.open(order)

    def _bring_outbox(self, told: Told) -> None:
        if told:
            state = State(_text(told.get("state")))
            if state not in _IN_OUTBOX:
                raise ValueError(state)
            self._line = state
            self._window.rooms.outbox.then(lambda pane: pane.show_state(state))

    def _state(self) -> State:
        room = self._window.rooms.outbox
        return room.part.state if room.is_built else self._line

    # -- the ticket ---------------------------------------------------------------------

    def _ticket(self) -> Told:
        desk = self._window.ticket.desk
        if desk is None:
            return {}
        if desk.draft is not None:
            return {"draft": desk.draft.id, "by_itself": desk.by_itself}
        return {"account": desk.account.id, "service": desk.ticket.service_id}

    async def _bring_ticket(self, told: Told) -> None:
        """Open the draft that lay open, or an empty ticket for the same service."""
        pane, catalogs = self._window.ticket, self._core.catalogs
        order = await self._order(_number(told.get("draft")))
        account_id = order.ticket.account_id if order else _number(told.get("account"))
        service_id = order.ticket.service_id if order else _text(told.get("service"))
        account = self._core.accounts.get(account_id)
        if account is None:
            return
        service = await catalogs.service(account_id, service_id)
        kinds = await catalogs.kinds(account_id)
        if pane.desk is not None:
            return  # the operator was faster
        if order is not None and order.state is State.DRAFT:
            desk = Desk.of_draft(account, service, order)
            desk.by_itself = told.get("by_itself") is True
            pane.lay(desk)
        elif service is not None:
            pane.lay(Desk.new(account, service, kinds.get(service_id)))

    async def _order(self, order_id: int) -> Order | None:
        found = await self._core.orders.get([order_id]) if order_id else []
        return found[0] if found else None


def _filter(told: Told) -> ServiceFilter:
    """Read a wish for services; what cannot be read is no wish."""
    yes_or_no: dict[str, Callable[[object], object]] = {
        "refill": _answer, "cancel": _answer, "dripfeed": _answer, "pools": bool, "changed": bool,
        "favourite": bool, "recent": bool, "least_rate": _amount, "most_rate": _amount,
    }  # fmt: skip
    read = {name: how(told[name]) for name, how in yes_or_no.items() if name in told}
    kind = told.get("type")
    return ServiceFilter(type=kind if isinstance(kind, str) else None, **read)  # type: ignore[arg-type]


def _answer(told: object) -> bool | None:
    return told if isinstance(told, bool) else None


def _amount(told: object) -> Decimal | None:
    try:
        return Decimal(_text(told))
    except DecimalException:
        return None


def _dict(told: object) -> Told:
    return cast("Told", told) if isinstance(told, dict) else {}


def _text(told: object) -> str:
    return told if isinstance(told, str) else ""


def _number(told: object) -> int:
    return told if type(told) is int else 0
