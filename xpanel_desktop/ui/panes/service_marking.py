"""Favourites, recents, changes and comparison around the table of services."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.service_filter import Marks
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.comparison import Comparison
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_filters import ServiceFilters
from xpanel_desktop.ui.panes.service_views import ServiceTable
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.changes import ChangesDialog
    from xpanel_desktop.ui.dialogs.compare import CompareDialog


class ServiceMarking(QObject):
    """Keeps the marks of the account that is shown, and does what the operator wants with them."""

    narrowed = Signal()
    """Other rows are shown: the wishes or the marks changed."""
    service_wanted = Signal(str)
    """The id of a service of this account to show."""
    ticket_wanted = Signal(int, object)
    """Account id and Service."""
    full = Signal(str)
    """There is no room for one more in the comparison, in words."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        model: ServicesModel,
        table: ServiceTable,
        filters: ServiceFilters,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._model, self._table, self._filters = model, table, filters
        self._pane = parent
        self._account_id = 0
        self.marks = Marks()
        self.comparison = Comparison(self)
        self._compare: CompareDialog | None = None
        self._feed: ChangesDialog | None = None
        self.actions = self._make_actions()
        filters.changed.connect(self._narrow)
        filters.feed_wanted.connect(self.show_feed)
        filters.comparison_wanted.connect(self.show_comparison)
        self.comparison.changed.connect(lambda: filters.show_compared(len(self.comparison.columns)))
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.retranslate()

    def _make_actions(self) -> dict[str, QAction]:
        calls = {
            "favourite": self.turn_favourite,
            "compare": self.turn_compared,
            "feed": self.show_feed,
            "copy": self.copy_id,
        }
        made: dict[str, QAction] = {}
        for name, call in calls.items():
            action = QAction(self._pane)
            action.setObjectName(f"services.do.{name}")
            keys.give(action, f"services.{'table.' * (name == 'copy')}{name}")
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, call=call: call())
            made[name] = action
        self._pane.addActions([made["favourite"], made["compare"], made["feed"]])
        self._table.addActions([made["favourite"], made["compare"], made["copy"]])
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        made["copy"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    # -- following ----------------------------------------------------------------------

    def turn_to(self, account_id: int) -> None:
        """Read the marks of an account."""
        if account_id != self._account_id:
            self._account_id = account_id
            self._take(Marks())
        if account_id:
            self._tasks.start(self, self._load(account_id), name="marks of services")

    def catalogue_came(self, services: dict[str, Service]) -> None:
        """Follow what a new catalogue tells: the types there are, what is compared."""
        self._filters.offer_types(sorted({service.type for service in services.values()}))
        self._filters.offer_pools(offered=self._xpanel)
        self.comparison.follow(self._account_id, services)
        self._narrow()

    @property
    def _xpanel(self) -> bool:
        account = self._scope.account
        return account is not None and account.dialects.rest

    async def _load(self, account_id: int) -> None:
        marks = await self._core.marks.load(account_id)
        if account_id == self._account_id:
            self._take(marks)

    def _take(self, marks: Marks) -> None:
        if marks == self.marks:
            return
        self.marks = marks
        self._filters.show_changes(len(marks.changed))
        self._narrow()

    def _narrow(self) -> None:
        if self._model.narrow(self._filters.value, self.marks, xpanel=self._xpanel):
            self.narrowed.emit()

    def _on_changes(self, changes: Changes) -> None:
        for table in (Table.MARKS, Table.SERVICES, Table.ORDERS):
            if changes.touches(table) and self._account_id:
                self.turn_to(self._account_id)
                return

    # -- what the operator does ---------------------------------------------------------

    @property
    def _current(self) -> Service | None:
        return self._model.service(self._table.currentIndex().row())

    def turn_favourite(self) -> None:
        """Make the service under the cursor a favourite, or no longer."""
        service, account_id = self._current, self._account_id
        if service is not None and account_id:
            liked = service.id in self.marks.favourites
            work = self._core.marks.favour(account_id, service.id, on=not liked)
            self._tasks.start(self, work, name="favourite")

    def turn_compared(self) -> None:
        """Take the service under the cursor into the comparison, or out of it."""
        service, account = self._current, self._scope.account
        if service is None or account is None:
            return
        if not self.comparison.turn(account, service):
            self.full.emit(self.tr("The comparison is full: take a service out first."))

    def copy_id(self) -> None:
        """Copy the id of the service under the cursor."""
        service = self._current
        if service is not None:
            QApplication.clipboard().setText(service.id)

    def show_feed(self) -> None:
        """Show what changed in the catalogue."""
        if self._feed is None:
            from xpanel_desktop.ui.dialogs.changes import ChangesDialog

            self._feed = ChangesDialog(self._core, self._tasks, self._scope, self._pane.window())
            self._feed.service_wanted.connect(self.service_wanted)
        self._feed.show_feed()

    def show_comparison(self) -> None:
        """Show the compared services side by side."""
        if self._compare is None:
            from xpanel_desktop.ui.dialogs.compare import CompareDialog

            self._compare = CompareDialog(self.comparison, self._pane.window())
            self._compare.ticket_wanted.connect(self.ticket_wanted)
        self._compare.show_all()

    @property
    def feed(self) -> "ChangesDialog | None":
        """The dialog of changes, once it was opened."""
        return self._feed

    @property
    def compare(self) -> "CompareDialog | None":
        """The dialog of the comparison, once it was opened."""
        return self._compare

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        words = {
            "favourite": self.tr("Favourite"),
            "compare": self.tr("Compare"),
            "feed": self.tr("Changes…"),
            "copy": self.tr("Copy the id"),
        }
        for name, word in words.items():
            self.actions[name].setText(word)
