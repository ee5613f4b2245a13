"""Where the palette looks: what is in memory at once, orders and drafts a moment later."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.palette.entry import EACH, Entry, Kind, Query
from xpanel_desktop.ui.palette.possible import possible
from xpanel_desktop.ui.palette.services import best
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import state_words

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.outbox import OutboxPane
    from xpanel_desktop.ui.window import MainWindow

_OTHERS = frozenset(State) - {State.DRAFT}


class Sources(QObject):
    """Everything that can be found, as entries with plain words."""

    def __init__(self, core: Core, window: "MainWindow") -> None:
        super().__init__(window)
        self._core, self._window = core, window
        self._fixed: list[Entry] = []

    def look(self) -> None:
        """Collect what does not depend on the query: once, when the palette opens."""
        self._fixed = [*possible(self._window), *self._accounts(), *self._settings()]

    def at_once(self, query: Query) -> list[Entry]:
        """Return candidates from memory; without a query actions and accounts alone."""
        if not query.words:
            return [one for one in self._fixed if one.kind is not Kind.SETTING]
        return [*self._fixed, *self._services(query)]

    async def orders(self, typed: str) -> list[Entry]:
        """Return drafts and other orders as the store finds them, the newest first."""
        drafts = OrderQuery(frozenset({State.DRAFT}), search=typed)
        others = OrderQuery(_OTHERS, search=typed)
        found = await self._core.orders.window(drafts, 0, EACH)
        found += await self._core.orders.window(others, 0, EACH)
        return [self._order(order) for order in found]

    def _accounts(self) -> Iterator[Entry]:
        scope = self._window.scope
        for account in scope.accounts:
            choose = lambda account_id=account.id: scope.choose(account_id)  # noqa: E731 - one line
            title, here = plain(account.name), account.id == scope.chosen
            detail = self.tr("Account, looked at now") if here else self.tr("Switch to account")
            yield Entry(Kind.ACCOUNT, title, detail, choose, icon="account")

    def _settings(self) -> Iterator[Entry]:
        room = self._window.rooms.settings
        if not room.is_built:
            return
        pane = room.part
        for field in pane.findChildren(QWidget):
            if not field.objectName().startswith("settings."):
                continue
            title = field.accessibleName()
            if not title and isinstance(field, QAbstractButton):
                title = field.text()
            if title and field.isVisibleTo(pane):
                go = lambda field=field: self._go_to(pane, field)  # noqa: E731 - one line
                also = pane.found_by(field)
                yield Entry(
                    Kind.SETTING, plain(title), self.tr("Setting"), go, icon="settings", also=also
                )

    def _go_to(self, pane: QWidget, field: QWidget) -> None:
        self._window.show_pane("settings")
        for area in pane.findChildren(QScrollArea):
            area.ensureWidgetVisible(field)
        field.setFocus()

    def _services(self, query: Query) -> Iterator[Entry]:
        index, account = self._window.services.index, self._window.scope.account
        if index is None or account is None:
            return
        for at in best(index, query, EACH):
            one = index.services[at]
            detail = self.tr("Service {id} · {category}").format(
                id=plain(one.id), category=plain(one.category)
            )
            go = lambda one=one: self._open_service(account.id, one)  # noqa: E731 - one line
            kind = plain(one.type)
            yield Entry(
                Kind.SERVICE, plain(one.name), detail, go, icon="services", also=(one.id, kind)
            )

    def _open_service(self, account_id: int, service: Service) -> None:
        self._window.show_pane("services")
        self._window.services.service_chosen.emit(account_id, service)

    def _order(self, order: Order) -> Entry:
        draft = order.state is State.DRAFT
        number = f"#{order.id}"
        named = plain(order.panel_id) if order.panel_id else number
        title = " · ".join(part for part in (named, plain(order.link)) if part)
        service = plain(order.service_name)
        detail = " · ".join(
            part
            for part in (self._whose(order), state_words(order.state), plain(order.label), service)
            if part
        )
        go = self._edit if draft else self._open
        return Entry(
            Kind.DRAFT if draft else Kind.ORDER,
            title,
            detail,
            lambda: go(order),
            icon=f"state-{order.state.value}",
            also=(order.panel_id or "", str(order.id), plain(order.link), plain(order.label)),
        )

    def _whose(self, order: Order) -> str:
        """Name the order's account where there are several: panels number theirs alike."""
        several = len(self._core.accounts.all()) > 1
        return named(self._core.accounts.get(order.ticket.account_id)) if several else ""

    def _edit(self, order: Order) -> None:
        def edit(pane: "OutboxPane") -> None:
            pane.show_state(State.DRAFT)
            self._window.ticket.edit_draft(order)  # which has the focus, not the pane

        self._window.show_pane("outbox")
        self._window.rooms.outbox(edit)

    def _open(self, order: Order) -> None:
        self._window.show_pane("orders")
        self._window.orders.opening.open(order)
