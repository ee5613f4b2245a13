"""How the program makes itself noticed: the bell, the list below it, the tray, notifications."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.news import FOUND, URGENT, Digest, Item, News
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.models.news import NewsModel
from xpanel_desktop.ui.news_words import NewsWords
from xpanel_desktop.ui.order_voice import OrderVoice
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.tray import CLOSE_TO_TRAY, Tray
from xpanel_desktop.ui.widgets.bell import Bell
from xpanel_desktop.ui.widgets.news_list import NewsList
from xpanel_desktop.ui.window import MainWindow

_PANES = {
    News.UNKNOWN: "unknown",
    News.STOPPED: "outbox",
    News.REFUSED: "outbox",
    News.LOW_BALANCE: "money",
    **dict.fromkeys(FOUND, "watch"),
}
"""Where what news are about is seen to; the rest in the orders."""


VOICED = frozenset({News.UNKNOWN, News.REFUSED})
"""What screen readers hear at once, from `OrderVoice`."""


class Presence(QObject):
    """Tells news and leads to what they are about."""

    def __init__(
        self, core: Core, tasks: Tasks, window: MainWindow, show: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._core, self._tasks, self._window, self._show = core, tasks, window, show
        self._words = NewsWords(self)
        self._last: Item | None = None
        self.model = NewsModel(self._account_name, self)
        self.bell = Bell(window.bar)
        window.bar.put(self.bell)
        self.list = NewsList(self.model, window)
        self.tray = Tray(window.actions_by_name, window)
        keys.shortcut("news", window, self.open)
        self._voice = OrderVoice(core, tasks, window)
        self._herald = core.herald(self._tell)
        self._stop = core.notices.subscribe(self._on_changes)
        self._connect()
        window.installEventFilter(self)
        self._herald.loop.start()
        self._count_soon()

    def _connect(self) -> None:
        self.bell.clicked.connect(self.open)
        self.list.chosen.connect(self._go_to)
        self.list.settings_wanted.connect(lambda: self._window.show_pane("settings"))
        self.tray.show_wanted.connect(self._show)
        self.tray.clicked.connect(self._clicked)

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the program at work, reachable in the tray."""
        return self._core.settings.get(CLOSE_TO_TRAY, default=False) and self.tray.is_there()

    def open(self) -> None:
        """Open the list; what is in it counts as looked at."""
        self._tasks.start(self, self._open(), name="open news")

    async def _open(self) -> None:
        items = await self._core.news.newest()
        self.model.show(items)
        self.list.drop_below(self.bell)
        await self._core.news.see(items)

    async def close(self) -> None:
        """Tell no more, and leave the tray."""
        self._stop()
        self.tray.close()
        await self._herald.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's language."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self.tray.retranslate()
        return False

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.NEWS):
            self._count_soon()

    def _count_soon(self) -> None:
        self._tasks.start(self, self._count(), name="count news")

    async def _count(self) -> None:
        count = await self._core.news.unseen()
        self.bell.show_count(count)
        self.tray.show_badge(count)

    def _account_name(self, account_id: int) -> str:
        account = self._core.accounts.get(account_id)
        return account.name if account else ""

    def _tell(self, digest: Digest) -> None:
        """Tell a digest outside the window; whoever looks at the window sees the bell."""
        self._last = digest.only
        rest = tuple(one for one in digest.counts if one[0] not in VOICED)
        announce(self._window, self._words.told(Digest(rest)))
        if self._window.isActiveWindow():
            return
        told = self.tray.tell("XPanel Desktop", self._words.told(digest))
        if not told and any(kind in URGENT for kind, _ in digest.counts):
            QApplication.alert(self._window)

    def _clicked(self) -> None:
        self._show()
        if self._last is not None:
            self._go_to(self._last)
        else:
            self.open()

    def _go_to(self, item: Item) -> None:
        self._window.show_pane(_PANES.get(item.kind, "orders"))
        if item.kind in FOUND:
            self._window.rooms.watch(lambda pane: pane.point_to(item.order_id))
        elif item.kind is News.REFUSED:
            self._window.rooms.outbox(lambda pane: pane.show_state(State.REFUSED))
        elif item.kind is News.LOW_BALANCE:
            self._window.scope.choose(item.account_id)
            self._window.rooms.money(lambda pane: pane.turn_to("balance"))
        elif item.kind not in _PANES and item.order_id is not None:
            self._tasks.start(self, self._open_order(item.order_id), name="open an order of news")

    async def _open_order(self, order_id: int) -> None:
        """Open its page: the table may show other states, or be filtered."""
        for order in await self._core.orders.get([order_id]):
            self._window.orders.opening.open(order)
